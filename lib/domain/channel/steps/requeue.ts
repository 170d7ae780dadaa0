import { and, gt, inArray, isNull, ne, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { deliveries } from "@/lib/domain/notification/table";
import { accountMails } from "@/lib/domain/user/table";

const anew = () => ({
  status: "queued" as const,
  reason: null,
  failures: 0,
  next_attempt_at: clock.now(),
  lease_until: null,
});

/** Puts failed messages back into the queue, with all their tries. Returns their ids. */
export const requeue = (which: SQL): Promise<{ id: string }[]> =>
  db()
    .update(deliveries)
    .set(anew())
    .where(
      and(which, inArray(deliveries.status, ["failed", "dead"]), ne(deliveries.channel, "in_app")),
    )
    .returning({ id: deliveries.id });

/** The same for e-mails about accounts, as long as their links are of use. */
export const requeueAccountMails = (which: SQL): Promise<{ id: string }[]> =>
  db()
    .update(accountMails)
    .set(anew())
    .where(
      and(
        which,
        inArray(accountMails.status, ["failed", "dead"]),
        isNull(accountMails.used_at),
        gt(accountMails.expires_at, clock.now()),
      ),
    )
    .returning({ id: accountMails.id });
