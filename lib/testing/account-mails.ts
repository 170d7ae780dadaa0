import { and, asc, desc, eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { linkToken } from "@/lib/domain/user/steps/link-token";
import { accountMails } from "@/lib/domain/user/table";
import type { AccountMailKind } from "@/lib/domain/user/values";

/** The mails about accounts to an address, oldest first. */
export const accountMailsTo = (address: string) =>
  db()
    .select()
    .from(accountMails)
    .where(eq(accountMails.address, address))
    .orderBy(asc(accountMails.id));

/** The token of the newest mail of a kind to an address. */
export async function tokenFor(address: string, kind: AccountMailKind): Promise<string> {
  const [mail] = await db()
    .select()
    .from(accountMails)
    .where(and(eq(accountMails.address, address), eq(accountMails.kind, kind)))
    .orderBy(desc(accountMails.id));
  return linkToken(mail!);
}
