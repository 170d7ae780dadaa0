// `npm run screenshots`: takes the README's pictures. With `--all` it takes every screen into
// .tmp/screens, at 390 and 1280 px in light and dark, at 820 and 1920 px in light.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import sharp from "sharp";
import { chromiumPath, launchArguments } from "./chromium.mjs";

const PORT = process.env.PORT ?? "3190";
const base = `http://localhost:${PORT}`;
const isAll = process.argv.includes("--all");
const folder = isAll ? ".tmp/screens" : "e2e/screenshots";
const phone = { width: 390, height: 844 };
const tablet = { width: 820, height: 1180 };
const desk = { width: 1280, height: 900 };
const wide = { width: 1920, height: 1080 };

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
  const admin = await signIn("admin@parkmate.test");
  const firstOf = async (path) => (await api(admin, "GET", path)).results[0].id;
  return {
    lot: lotOf("Parking Lot A").id,
    booking: running.id,
    user: await firstOf("/api/admin/users/?page_size=1"),
    payment: await firstOf("/api/admin/payments/?page_size=1"),
    template: (await api(admin, "GET", "/api/notification-templates/?page_size=1")).results[0].id,
  };
}

const screens = ({ lot, booking, user, payment, template }) => [
  ["sign-in", null, "/sign-in"],
  ["register", null, "/register"],
  ["help", null, "/help"],
  ["guest-find", null, "/find"],
  ["guest-lot", null, `/lots/${lot}`],
  ["not-found", null, "/nowhere"],
  ["driver-now", "driver", "/"],
  ["driver-find", "driver", "/find"],
  ["driver-lot", "driver", `/lots/${lot}`],
  ["driver-bookings", "driver", "/bookings"],
  ["driver-booking", "driver", `/bookings/${booking}`],
  ["driver-receipt", "driver", `/bookings/${booking}/receipt`],
  ["driver-me", "driver", "/me"],
  ["driver-notifications", "driver", "/notifications"],
  ["driver-panel", "driver", "/", "bell"],
  ["driver-settings", "driver", "/settings"],
  ["owner-today", "owner", "/owner"],
  ["owner-bookings", "owner", "/owner/bookings"],
  ["owner-lots", "owner", "/owner/lots"],
  ["owner-lot", "owner", `/owner/lots/${lot}`],
  ["owner-new-lot", "owner", "/owner/lots/new"],
  ["owner-panel", "owner", "/owner", "bell"],
  ["staff", "staff", "/staff"],
  ["admin-queue", "admin", "/admin"],
  ["admin-users", "admin", "/admin/users"],
  ["admin-user", "admin", `/admin/users/${user}`],
  ["admin-lots", "admin", "/admin/lots"],
  ["admin-lot", "admin", `/admin/lots/${lot}`],
  ["admin-bookings", "admin", "/admin/bookings"],
  ["admin-booking", "admin", `/admin/bookings/${booking}`],
  ["admin-payments", "admin", "/admin/payments"],
  ["admin-payment", "admin", `/admin/payments/${payment}`],
  ["admin-templates", "admin", "/admin/templates"],
  ["admin-template", "admin", `/admin/templates/${template}`],
  ["admin-announce", "admin", "/admin/announce"],
  ["admin-audit", "admin", "/admin/audit"],
];
const readme = [
  ["driver-now", phone, "light"],
  ["driver-lot", phone, "light"],
  ["driver-panel", phone, "dark"],
  ["owner-today", desk, "light"],
  ["admin-queue", desk, "dark"],
];
/** A browser shows them when it offers to install Parkmate (app/manifest.ts). */
const installed = new Set(["driver-now", "driver-lot", "owner-today"]);
const looks = [
  [phone, "light"],
  [phone, "dark"],
  [tablet, "light"],
  [desk, "light"],
  [desk, "dark"],
  [wide, "light"],
];
const every = (all) => all.flatMap(([name]) => looks.map((look) => [name, ...look]));
const sessions = new Map();

/** The cookies of a demo account, which signs in once. */
async function sessionOf(browser, role) {
  if (!sessions.has(role)) {
    const context = await browser.newContext({ baseURL: base });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(`${role}@parkmate.test`);
    await page.getByLabel("Password", { exact: true }).fill("demo1234");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    sessions.set(role, await context.storageState());
    await context.close();
  }
  return sessions.get(role);
}

async function take(browser, all, [name, viewport, theme]) {
  const [, role, path, open] = all.find(([one]) => one === name);
  const context = await browser.newContext({
    baseURL: base,
    viewport,
    colorScheme: theme,
    locale: "en-PH",
    timezoneId: "Asia/Manila",
    reducedMotion: "reduce",
    storageState: role ? await sessionOf(browser, role) : undefined,
  });
  const page = await context.newPage();
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
  if (installed.has(name) && !isAll)
    await sharp(join(folder, `${name}.png`))
      .webp()
      .toFile(`public/screenshots/${name}.webp`);
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
