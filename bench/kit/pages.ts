import type { Client } from "../../e2e/fixtures/client";
import globalSetup from "../../e2e/fixtures/global-setup";
import { TestServer } from "../../e2e/fixtures/server";
import { sessionCookie } from "../../e2e/fixtures/session-cookie";

export interface MeasuredPage {
  name: string;
  url: string;
  /** The header `Cookie` of the person who opens the page; empty without a login. */
  cookie: string;
}

const HOUR_MS = 3_600_000;
const roles = ["driver", "owner", "staff", "admin"] as const;

/** Measures every page of a server with demo data and a booking of each kind. */
export async function withPages(
  measure: (pages: MeasuredPage[], server: TestServer) => Promise<void>,
): Promise<void> {
  const finish = await globalSetup();
  const server = await TestServer.start();
  try {
    await server.moveToDaytime();
    const driver = await server.signIn("driver");
    const booking = await makeBookings(driver);
    const cookies: Record<string, string> = {};
    for (const role of roles) cookies[role] = await sessionCookie(server.url, role);
    const lot = (await driver.lot("Parking Lot A")).id;
    const admin = await server.signIn("admin");
    const templates = await admin.get("/api/notification-templates/?page_size=1");
    const pages = pathsOf({ lot, booking, template: templates.body.results[0].id });
    await measure(
      pages.map(([name, role, path]) => ({
        name,
        url: server.url + path,
        cookie: cookies[role] ?? "",
      })),
      server,
    );
  } finally {
    await server.stop();
    server.dispose();
    finish();
  }
}

/** Makes a running, a requested and a coming booking. Returns the id of the running one. */
async function makeBookings(driver: Client): Promise<string> {
  const slot = async (lot: string, code: string) => (await driver.slot(lot, code)).id;
  const running = await driver.book(await slot("Parking Lot A", "A-12"), { minutes: 120 });
  await driver.book(await slot("Parking Lot A", "A-14"), { minutes: 60, method: "cash" });
  const tomorrow = new Date((await driver.now()) + 20 * HOUR_MS).toISOString();
  await driver.book(await slot("Lot B", "B-4"), { minutes: 60, start_time: tomorrow });
  return running.body.id;
}

const pathsOf = (ids: { lot: string; booking: string; template: string }) =>
  [
    ["sign in", "", "/sign-in"],
    ["register", "", "/register"],
    ["driver: now", "driver", "/"],
    ["driver: find", "driver", "/find"],
    ["driver: lot", "driver", `/lots/${ids.lot}`],
    ["driver: bookings", "driver", "/bookings"],
    ["driver: booking", "driver", `/bookings/${ids.booking}`],
    ["driver: me", "driver", "/me"],
    ["notifications", "driver", "/notifications"],
    ["settings", "driver", "/settings"],
    ["owner: today", "owner", "/owner"],
    ["owner: bookings", "owner", "/owner/bookings"],
    ["staff: shift", "staff", "/staff"],
    ["admin: queue", "admin", "/admin"],
    ["admin: payments", "admin", "/admin/payments"],
    ["admin: announce", "admin", "/admin/announce"],
    ["admin: templates", "admin", "/admin/templates"],
    ["admin: template", "admin", `/admin/templates/${ids.template}`],
  ] as const;
