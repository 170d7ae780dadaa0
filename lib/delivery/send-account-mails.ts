import { and, asc, inArray, lte, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { channelStates } from "@/lib/domain/channel/table";
import { accountMails, users, type AccountMail } from "@/lib/domain/user/table";
import { availableChannels } from "@/lib/event/available-channels";
import { sendAccountMail } from "./channels/email";
import { isExhausted, Queue } from "./queue";
import { sendFrom, type Shipment } from "./send-run";

const MOST_SETTLED = 200;
const mailQueue = new Queue<AccountMail>(accountMails);

const isWaiting = inArray(accountMails.status, ["queued", "sending"]);

/** When the next mail about an account is due, as SQL; while e-mail is down, the next probe. */
export const nextAccountMail = (): SQL => sql`(
  select greatest(${accountMails.next_attempt_at}, (
    select ${channelStates.next_probe_at} from ${channelStates}
    where ${channelStates.channel} = 'email' and ${channelStates.down_since} is not null))
  from ${accountMails} where ${isWaiting} order by ${accountMails.next_attempt_at} limit 1)`;

/**
 * Sends the mails about accounts that are due (docs/data.md I19); settles them where e-mail is not
 * set up. Returns how many were due.
 */
export const sendAccountMails = (): Promise<number> =>
  availableChannels().has("email") ? sendDueMails() : settleUnavailable();

const sendDueMails = () =>
  sendFrom({
    channel: "email",
    queue: mailQueue,
    async pack(limit) {
      const claimed = await claimDue(limit);
      return { count: claimed.length, shipments: await sortOut(claimed) };
    },
  });

async function settleUnavailable(): Promise<number> {
  const claimed = await claimDue(MOST_SETTLED);
  await mailQueue.settleCancelled(claimed, "unavailable");
  return claimed.length;
}

const claimDue = (limit: number): Promise<AccountMail[]> =>
  transaction((tx) => {
    const due = tx
      .select({ id: accountMails.id })
      .from(accountMails)
      .where(and(isWaiting, lte(accountMails.next_attempt_at, clock.now())))
      .orderBy(asc(accountMails.next_attempt_at))
      .limit(limit)
      .for("update", { skipLocked: true });
    return mailQueue.claim(inArray(accountMails.id, due));
  });

/** Settles what is of no use any more. */
async function sortOut(claimed: AccountMail[]): Promise<Shipment[]> {
  const now = clock.now();
  const isOver = (mail: AccountMail) => mail.used_at !== null || mail.expires_at <= now;
  await mailQueue.settleCancelled(claimed.filter(isOver), "expired");
  const wanted = claimed.filter((mail) => !isOver(mail));
  await mailQueue.settleExhausted(wanted.filter(isExhausted));
  const toSend = wanted.filter((mail) => !isExhausted(mail));
  const holders = await holdersOf(toSend.map((mail) => mail.address));
  return toSend.map((mail) => ({
    claimed: [mail],
    send: () => sendAccountMail({ mail, holder: holders.get(mail.address) }),
    cancel: (reason: string) => mailQueue.settleCancelled([mail], reason),
  }));
}

async function holdersOf(addresses: string[]) {
  if (!addresses.length) return new Map<string, never>();
  const found = await db()
    .select({
      id: users.id,
      email: users.email,
      first_name: users.first_name,
      last_name: users.last_name,
    })
    .from(users)
    .where(inArray(users.email, addresses));
  return new Map(found.map((user) => [user.email, user]));
}
