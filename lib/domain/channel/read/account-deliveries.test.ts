import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { auditLog } from "@/lib/domain/audit/table";
import { queueAccountMail } from "@/lib/domain/user/steps/account-mail";
import { linkToken } from "@/lib/domain/user/steps/link-token";
import { accountMails } from "@/lib/domain/user/table";
import type { AccountMailKind } from "@/lib/domain/user/values";
import { accountMailsTo } from "@/lib/testing/account-mails";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { queuedEmail } from "@/lib/testing/outgoing";
import { person } from "@/lib/testing/people";
import { deliveriesQuery } from "../schema";
import { retryDelivery } from "../write/retry-delivery";
import { retryFailed } from "../write/retry-failed";
import { listChannels } from "./channel-health";
import { listDeliveries } from "./deliveries";

useTestDatabase();

const NOBODY = "nobody.here@example.test";
let ana: Actor;
let admin: Actor;
beforeEach(async () => {
  [ana, admin] = [await person("driver"), await person("admin")];
});

const list = async (query: object = {}) =>
  (await listDeliveries(deliveriesQuery.parse(query))).results;
async function mailTo(address: string, kind: AccountMailKind = "reset_password") {
  await transaction(() => queueAccountMail({ kind, address }));
  return (await accountMailsTo(address)).at(-1)!;
}
async function failedMail(address: string) {
  const mail = await mailTo(address);
  const failure = { status: "dead", reason: "provider_error", error: "550 no such user" } as const;
  await db().update(accountMails).set(failure).where(eq(accountMails.id, mail.id));
  return mail;
}

describe("I19: e-mails about accounts, among the deliveries", () => {
  it("are listed with their fate, without address and link", async () => {
    const mail = await failedMail(ana.email);
    const [row] = await list({ kind: "account" });
    expect(row).toMatchObject({
      id: mail.id,
      kind: "account",
      channel: "email",
      status: "failed",
      reason: "provider_error",
      error: "550 no such user",
      event_type: "reset_password",
      title: "Password reset",
      recipient_id: ana.id,
      recipient_name: ana.name,
      can_retry: true,
    });
    expect(JSON.stringify(row)).not.toContain("@");
    expect(JSON.stringify(row)).not.toContain(linkToken(mail));
  });

  it("mask an address that no account has", async () => {
    await mailTo(NOBODY);
    expect(await list()).toMatchObject([{ recipient_id: null, recipient_name: "n…@example.test" }]);
  });

  it("stand between the messages of notifications, newest first, in pages", async () => {
    const first = await mailTo(ana.email);
    advance({ seconds: 1 });
    const { delivery } = await queuedEmail();
    advance({ seconds: 1 });
    const last = await mailTo(NOBODY);
    const ids = [last.id, delivery.id, first.id];
    expect((await list()).map(({ id }) => id)).toEqual(ids);
    const page = (number: string) =>
      listDeliveries(deliveriesQuery.parse({ page_size: "2", page: number }));
    expect(await page("1")).toMatchObject({ count: 3, results: [{ id: ids[0] }, { id: ids[1] }] });
    expect((await page("2")).results).toMatchObject([{ id: ids[2] }]);
    expect((await list({ kind: "notification" })).map(({ id }) => id)).toEqual([delivery.id]);
  });

  it("are found by kind, channel, status, recipient and address", async () => {
    const [mine, other] = [await failedMail(ana.email), await mailTo(NOBODY)];
    const idsOf = async (query: object) => (await list(query)).map(({ id }) => id);
    expect(await idsOf({ kind: "account", channel: "email" })).toEqual([other.id, mine.id]);
    expect(await idsOf({ kind: "account", channel: "sms" })).toEqual([]);
    expect(await idsOf({ status: "failed" })).toEqual([mine.id]);
    expect(await idsOf({ status: "pending" })).toEqual([other.id]);
    expect(await idsOf({ recipient: ana.id })).toEqual([mine.id]);
    expect(await idsOf({ search: "nobody.here@" })).toEqual([other.id]);
  });

  it("are found by the name of whoever has the address", async () => {
    const ben = await person("driver", { first_name: "Benedikt", last_name: "Groß" });
    const mail = await mailTo(ben.email);
    await mailTo(NOBODY);
    expect(mail.user_id).toBeNull();
    expect(await list({ search: "Groß Benedikt" })).toMatchObject([
      { id: mail.id, recipient_name: "Benedikt Groß" },
    ]);
  });

  it("count for the channel", async () => {
    await failedMail(ana.email);
    await mailTo(NOBODY);
    const { results } = await listChannels();
    const email = results.find(({ channel }) => channel === "email")!;
    expect(email.waiting).toBe(1);
    expect(email.hours.at(-1)).toMatchObject({ failed: 1 });
  });
});

describe("I19: an e-mail about an account that has failed", () => {
  it("is tried again while its link is of use, and that is audited", async () => {
    const { id } = await failedMail(ana.email);
    expect(await retryDelivery(admin, id)).toMatchObject({ id, status: "pending" });
    await expect(retryDelivery(admin, id)).rejects.toMatchObject({
      problem: { status: 409, code: "not_failed" },
    });
    expect(await db().select().from(auditLog).where(eq(auditLog.target_id, id))).toMatchObject([
      { action: "delivery.retry", actor_id: admin.id },
    ]);
  });

  it.each([
    ["has run out", () => Promise.resolve(advance({ minutes: 31 }))],
    ["has been replaced by a newer one", () => mailTo(ana.email)],
  ] as const)("is not sent again when its link %s", async (_name, end) => {
    const { id } = await failedMail(ana.email);
    await end();
    expect((await list({ status: "failed" }))[0]).toMatchObject({ id, can_retry: false });
    await expect(retryDelivery(admin, id)).rejects.toMatchObject({
      problem: { status: 409, code: "link_over" },
    });
    expect(await retryFailed(admin, "email")).toEqual({ retried: 0 });
  });

  it("is tried again with all that failed by e-mail", async () => {
    await failedMail(ana.email);
    expect(await retryFailed(admin, "sms")).toEqual({ retried: 0 });
    expect(await retryFailed(admin, "email")).toEqual({ retried: 1 });
    expect(await accountMailsTo(ana.email)).toMatchObject([{ status: "queued", failures: 0 }]);
  });
});
