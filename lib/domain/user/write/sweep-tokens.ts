import { lt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { accountMails, refreshTokens, wsTokens } from "../table";

const RETENTION_MINUTES = 24 * 60;
const MAIL_RETENTION_MINUTES = 7 * 24 * 60;

/** Deletes socket and refresh tokens a day after they expired, account mails after a week. */
export async function sweepTokens(): Promise<void> {
  const before = clock.inMinutes(-RETENTION_MINUTES);
  await db().delete(wsTokens).where(lt(wsTokens.expires_at, before));
  await db().delete(refreshTokens).where(lt(refreshTokens.expires_at, before));
  const old = clock.inMinutes(-MAIL_RETENTION_MINUTES);
  await db().delete(accountMails).where(lt(accountMails.created_at, old));
}
