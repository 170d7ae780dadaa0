// `npm run screenshots`: takes the README's pictures. With `--all` it takes every screen at 390 and
// 1280 px, light and dark, into .tmp/screens.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumPath, launchArguments } from "./chromium.mjs";

const PORT = process.env.PORT ?? "3190";
const base = `http://localhost:${PORT}`;
const isAll = process.argv.includes("--all");
const folder = isAll ? ".tmp/screens" : "e2e/screenshots";
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

const api = async (token, method, path, body) => {
  const response = await fetch(base + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  return response.json();
};
const signIn = async (email) =>
  (await api("", "POST", "/api/token/", { email, password: "demo1234" })).access;

/** Makes one booking of each kind, so that no screen is empty. */
async function prepare() {
  const driver = await signIn("driver@parkmate.test");
  const lots = (await api(driver, "GET", "/api/lots/?page_size=20")).results;
  const lotOf = (name) => lots.find((lot) => lot.name === name);
  const book = async (lot, code, method, stay) => {
    const slots = await api(driver, "GET", `/api/lots/${lot.id}/slots/`);
    const slot = slots.find((one) => one.code === code);
    const quote = await api(driver, "POST", "/api/bookings/quote/", {
      slot: slot.id,
      ...stay,
    });
    return api(driver, "POST", "/api/bookings/", {
      quote_id: quote.quote_id,
      vehicle_number: method === "card" ? "KL-08-AZ-1234" : "KL-11-Q-2201",
      payment_method: method,
    });
  };
  const running = await book(lotOf("Parking Lot A"), "A-12", "card", { minutes: 120 });
  await book(lotOf("Parking Lot A"), "A-14", "cash", { minutes: 60 });
  await book(lotOf("Lot B"), "B-4", "card", {
    minutes: 150,
    start_time: new Date(Date.now() + 20 * 3_600_000).toISOString(),
  });
  return { lot: lotOf("Parking Lot A").id, booking: running.id };
}

const screens = ({ lot, booking }) => [
  ["sign-in", null, "/sign-in"],
  ["register", null, "/register"],
  ["driver-now", "driver", "/"],
  ["driver-find", "driver", "/find"],
  ["driver-lot", "driver", `/lots/${lot}`],
  ["driver-bookings", "driver", "/bookings"],
  ["driver-booking", "driver", `/bookings/${booking}`],
  ["driver-me", "driver", "/me"],
  ["driver-notifications", "driver", "/notifications"],
  ["driver-panel", "driver", "/", "bell"],
  ["owner-today", "owner", "/owner"],
  ["owner-bookings", "owner", "/owner/bookings"],
  ["owner-panel", "owner", "/owner", "bell"],
  ["driver-settings", "driver", "/settings"],
  ["admin-templates", "admin", "/admin/templates"],
  ["admin-announce", "admin", "/admin/announce"],
  ["staff", "staff", "/staff"],
  ["admin-queue", "admin", "/admin"],
  ["admin-payments", "admin", "/admin/payments"],
];
const readme = [
  ["driver-now", phone, "light"],
  ["driver-lot", phone, "light"],
  ["driver-panel", phone, "dark"],
  ["owner-today", desk, "light"],
  ["admin-queue", desk, "dark"],
];
const every = (all) =>
  all.flatMap(([name]) =>
    [phone, desk].flatMap((size) => ["light", "dark"].map((theme) => [name, size, theme])),
  );

async function take(browser, all, [name, viewport, theme]) {
  const [, role, path, open] = all.find(([one]) => one === name);
  const context = await browser.newContext({
    baseURL: base,
    viewport,
    colorScheme: theme,
    locale: "en-PH",
    timezoneId: "Asia/Manila",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  if (role) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(`${role}@parkmate.test`);
    await page.getByLabel("Password", { exact: true }).fill("demo1234");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  }
  await page.goto(path);
  if (role)
    await page.getByTestId("conn-status").filter({ hasText: "Connected" }).first().waitFor();
  if (open) await page.getByTestId(open).click();
  await page.waitForTimeout(900);
  await page.screenshot({
    path: join(folder, isAll ? `${name}-${viewport.width}-${theme}.png` : `${name}.png`),
    fullPage: isAll && !open,
  });
  await context.close();
}

const dataDir = mkdtempSync(join(tmpdir(), "parkmate-screens-"));
const server = spawn(process.execPath, ["dist/server.js"], {
  env: {
    ...process.env,
    NODE_ENV: "production",
    APP_ENV: "demo",
    PORT,
    PARKMATE_DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    RATE_LIMIT_FACTOR: "0",
  },
  stdio: "inherit",
});
try {
  for (let tries = 0; !(await fetch(`${base}/api/health/`).catch(() => null))?.ok; tries += 1) {
    if (tries > 300) throw new Error("The server did not start.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  mkdirSync(folder, { recursive: true });
  const all = screens(await prepare());
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: launchArguments });
  for (const shot of isAll ? every(all) : readme) await take(browser, all, shot);
  await browser.close();
} finally {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  rmSync(dataDir, { recursive: true, force: true });
}
