import { and, count, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { matchesSearch } from "@/lib/core/search";
import { fullName } from "@/lib/domain/user/read";
import { accountMails, users, type AccountMail } from "@/lib/domain/user/table";
import { accountMailNames } from "@/lib/domain/user/values";
import type { Delivery } from "../schema";
import { isOfSomebody, stateOf, statusIs, type LogQuery } from "./delivery-log";

/** Which account mails a search finds; undefined when it is about other messages. */
export function accountCondition(query: LogQuery): SQL | undefined {
  const { kind, channel, status, recipient, search } = query;
  if (kind === "notification" || (channel && channel !== "email")) return undefined;
  const emailOf = sql`(select ${users.email} from ${users} where ${users.id} = ${recipient})`;
  return and(
    sql`true`,
    status && statusIs(accountMails.status, status),
    recipient
      ? or(eq(accountMails.user_id, recipient), eq(accountMails.address, emailOf))
      : undefined,
    search
      ? or(
          matchesSearch(search, [accountMails.address]),
          isOfSomebody(accountMails.user_id, search),
          isOfSomebody(accountMails.address, search, "email"),
        )
      : undefined,
  );
}

export const countAccountMails = async (where: SQL): Promise<number> =>
  (await db().select({ n: count() }).from(accountMails).where(where))[0]!.n;

/** These account mails, in no order. Nothing of their links is read. */
export async function accountDeliveries(ids: string[]): Promise<Delivery[]> {
  if (!ids.length) return [];
  const holder = sql`coalesce(${accountMails.user_id},
    (select h.id from ${users} h where h.email = ${accountMails.address}))`;
  const found = await db()
    .select({
      mail: accountMails,
      person: { id: users.id, first_name: users.first_name, last_name: users.last_name },
    })
    .from(accountMails)
    .leftJoin(users, eq(users.id, holder))
    .where(inArray(accountMails.id, ids));
  return found.map(({ mail, person }) => ({
    ...stateOf(mail),
    kind: "account",
    channel: "email",
    delivered_at: null,
    event_type: mail.kind,
    title: accountMailNames[mail.kind],
    recipient_id: person?.id ?? null,
    recipient_name: person ? fullName(person) : maskedAddress(mail.address),
    can_retry: canRetry(mail),
  }));
}

const canRetry = ({ status, used_at, expires_at }: AccountMail): boolean =>
  ["failed", "dead"].includes(status) && used_at === null && expires_at > clock.now();

/** "a…@parkmate.test" */
const maskedAddress = (address: string): string => address.replace(/^(.).*(?=@)/, "$1…");
