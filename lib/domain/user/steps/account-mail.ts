import { and, desc, eq, gt, isNull, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { HOUR_MS, SECOND_MS } from "@/lib/core/duration";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { accountMails, type AccountMail } from "../table";
import type { AccountMailKind } from "../values";
import { readLinkToken } from "./link-token";

/** How long the link in a mail can be used, and how long the mail itself is worth sending. */
const VALID_MINUTES: Record<AccountMailKind, number> = {
  reset_password: 30,
  verify_email: 24 * 60,
  change_email: 24 * 60,
  change_email_alert: 7 * 24 * 60,
  already_registered: 24 * 60,
};
/** How many mails of a kind an address gets in an hour, whoever asks for them. */
const HOURLY = 5;

interface Wanted {
  kind: AccountMailKind;
  address: string;
  /** Whose account it is about; absent where that is whoever has the address. */
  userId?: string;
  /** Somebody used a link of ours, so that no stranger can make it many. */
  isAnswer?: boolean;
}

/**
 * Queues a mail in the running transaction. Its link takes the place of earlier ones of the same
 * kind and person, or of the same address where the mail names no person. Throws 429 for an address
 * that has had its mails of this hour.
 */
export async function queueAccountMail({ kind, address, userId, isAnswer }: Wanted): Promise<void> {
  await takeTurns(`${kind} ${address}`);
  const wait = isAnswer ? 0 : await secondsToWait(kind, address);
  if (wait > 0) throw errors.throttled(wait);
  // The alert of an earlier address must outlive the next change, which may be a stranger's too.
  const isAlert = kind === "change_email_alert";
  await endLinks(kind, userId && !isAlert ? { userId } : { address });
  await db()
    .insert(accountMails)
    .values({
      kind,
      address,
      user_id: userId ?? null,
      status: "queued",
      next_attempt_at: clock.now(),
      expires_at: clock.inMinutes(VALID_MINUTES[kind]),
    });
}

/** Requests at the same time would not see each other's mails, and leave several links. */
const takeTurns = (key: string) =>
  db().execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);

async function secondsToWait(kind: AccountMailKind, address: string): Promise<number> {
  const factor = env().RATE_LIMIT_FACTOR;
  if (factor === 0) return 0;
  const since = new Date(clock.ms() - HOUR_MS);
  const [last] = await db()
    .select({ at: accountMails.created_at })
    .from(accountMails)
    .where(
      and(
        eq(accountMails.address, address),
        eq(accountMails.kind, kind),
        gt(accountMails.created_at, since),
      ),
    )
    .orderBy(desc(accountMails.created_at))
    .offset(Math.ceil(HOURLY * factor) - 1)
    .limit(1);
  return last ? Math.ceil((last.at.getTime() - since.getTime()) / SECOND_MS) : 0;
}

/** Makes the links of a kind useless that were sent to an address, or about a person. Any left? */
export async function endLinks(
  kind: AccountMailKind,
  whose: { userId: string } | { address: string },
): Promise<boolean> {
  const mine =
    "userId" in whose
      ? eq(accountMails.user_id, whose.userId)
      : eq(accountMails.address, whose.address);
  return (await markUsed(and(mine, eq(accountMails.kind, kind))!)).length > 0;
}

/**
 * Uses the link of a token, in the running transaction. Throws 410 `link_used` for one that was
 * used, replaced or not made here, or has expired.
 */
export async function takeLink(
  token: string,
  kinds: readonly AccountMailKind[],
): Promise<AccountMail> {
  const named = readLinkToken(token, kinds);
  const [mail] = named
    ? await markUsed(and(eq(accountMails.id, named.id), eq(accountMails.kind, named.kind))!)
    : [];
  if (!mail) throw linkUsed();
  return mail;
}

const markUsed = (which: SQL): Promise<AccountMail[]> =>
  db()
    .update(accountMails)
    .set({ used_at: clock.now() })
    .where(and(which, isNull(accountMails.used_at), gt(accountMails.expires_at, clock.now())))
    .returning();

export const linkUsed = () =>
  errors.gone(
    "link_used",
    "This link was used before, has expired, or a newer one has taken its place.",
  );
