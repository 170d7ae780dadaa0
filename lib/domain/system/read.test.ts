import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { vitals } from "@/lib/core/vitals";
import { deliveries } from "@/lib/domain/notification/table";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { forgotPassword } from "@/lib/domain/user/write/forgot-password";
import type { Channel } from "@/lib/event/event";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { noteDown, noteUp } from "@/lib/delivery/channel-state";
import { sendAccountMails } from "@/lib/delivery/send-account-mails";
import { sendDue } from "@/lib/delivery/send-due";
import { senders } from "@/lib/delivery/senders";
import { withEnv } from "@/lib/testing/environment";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import packageJson from "../../../package.json";
import { getHealth, listOutbox } from "./read";

useTestDatabase();

const healthy = { ...vitals };
afterEach(() => void Object.assign(vitals, healthy));
const lateBy = (seconds: number) => {
  vitals.lastTickAt = performance.now() - seconds * 1000;
};

/** Sends a notification of which one outside message has this status. */
async function message(
  to: Actor,
  channel: Channel,
  status: (typeof deliveries.$inferSelect)["status"],
) {
  const id = await notify(to, { channels: ["in_app", channel] });
  await db()
    .insert(deliveries)
    .values({ notification_id: id, channel, status, next_attempt_at: new Date(0) })
    .onConflictDoUpdate({
      target: [deliveries.notification_id, deliveries.channel],
      set: { status },
    });
}

describe("getHealth", () => {
  it("P26: is ok while database and jobs answer", async () => {
    setClock("2026-06-01T12:00:00Z");
    lateBy(2);
    vitals.sockets = 3;
    expect(await getHealth()).toEqual({
      status: "ok",
      failing: [],
      channels_down: [],
      db: "ok",
      socket: { connected: 3 },
      worker: { last_tick_at: expect.stringContaining("2026-06-01T11:59:5"), lag_s: 2 },
      events: { waiting: 0, set_aside: 0 },
      outbox: { pending: 0, failed: 0 },
      redis: "not configured",
      version: packageJson.version,
      server_time: expect.stringContaining("2026-06-01T12:00:0"),
    });
  });

  it("P15: is degraded while a provider does not answer, and ok again afterwards", async () => {
    lateBy(2);
    await noteDown("email", "connect ECONNREFUSED");
    expect(await getHealth()).toMatchObject({ status: "degraded", channels_down: ["email"] });
    await noteUp("email");
    expect(await getHealth()).toMatchObject({ status: "ok", channels_down: [] });
  });

  it.each([
    { seconds: 59, failing: [] },
    { seconds: 61, failing: ["worker"] },
  ])("P26: a worker last seen $seconds s ago → $failing", async ({ seconds, failing }) => {
    lateBy(seconds);
    expect(await getHealth()).toMatchObject({ failing, status: failing.length ? "down" : "ok" });
  });

  it("P26: names a database that does not answer", async () => {
    lateBy(0);
    // PostgreSQL answers nothing in a transaction after an error.
    const afterAnError = transaction(async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => undefined);
      expect(await getHealth()).toMatchObject({
        status: "down",
        failing: ["db"],
        db: "down",
        outbox: { pending: 0, failed: 0 },
      });
      throw new Error("rolled back");
    });
    await expect(afterAnError).rejects.toThrow("rolled back");
  });

  it("P26: is draining during a shutdown, whatever else fails", async () => {
    lateBy(61);
    vitals.isDraining = true;
    expect(await getHealth()).toMatchObject({
      status: "draining",
      failing: ["worker", "draining"],
    });
  });

  it("counts waiting and dead messages", async () => {
    lateBy(0);
    const ana = await person("driver");
    for (const status of ["queued", "sending", "dead", "cancelled"] as const)
      await message(ana, "email", status);
    expect((await getHealth()).outbox).toEqual({ pending: 2, failed: 1 });
  });
});

describe("listOutbox", () => {
  const sendAll = async () => {
    for (const sender of senders()) await sendDue(sender);
    await sendAccountMails();
  };
  const listed = async (query: Parameters<typeof listOutbox>[0]) =>
    (await listOutbox(query)).results.map((one) => `${one.channel} ${one.to} ${one.event_type}`);

  it("lists what would have left, of accounts too, with its text, newest first", () =>
    withEnv({ CATCH_MESSAGES: "yes" }, async () => {
      const ana = await person("driver", { phone_number: "+639171234567" });
      await saveSetting(ana, { notification_type: "message", sms_enabled: true });
      await notify(ana, { channels: ["in_app", "email", "sms"] });
      await notify(await person("driver"), { channels: ["in_app", "email"] });
      expect(await listed({})).toEqual([]);
      await sendAll();
      advance({ minutes: 1 });
      await forgotPassword(ana.email);
      await sendAll();
      expect(await listed({ to: ana.email })).toEqual([
        `email ${ana.email} reset_password`,
        `email ${ana.email} custom`,
      ]);
      expect(await listed({ channel: "sms" })).toEqual(["sms +639171234567 custom"]);
      expect(await listed({ channel: "email" })).toHaveLength(3);
      expect(await listed({ to: "nobody@example.test" })).toEqual([]);
      const [, mail] = (await listOutbox({ to: ana.email })).results;
      expect(mail).toMatchObject({ subject: "Gate B", status: "sent" });
      expect(mail!.body).toContain("Gate B is closed today.");
    }));
});
