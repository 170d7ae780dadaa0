import { ApiError } from "@/lib/http/client";
import { RecentKeys } from "./recent-keys";

const shown = new RecentKeys();
let answered: Promise<unknown> = Promise.resolve();

/**
 * Notes that a form shows the refusal of its command itself, as long as `isThere`, so that the
 * notification of the same failure needs no toast.
 */
export function showInPlace<T>(sending: Promise<T>, isThere: () => boolean): Promise<T> {
  const noted = sending.catch((error: unknown) => {
    if (!(error instanceof ApiError) || !isThere()) return;
    for (const id of error.problem.notification_ids ?? []) shown.add(id);
  });
  answered = Promise.all([answered, noted]);
  return sending;
}

/** Whether a form shows this notification; waits for the answers that forms still expect. */
export async function isShownInPlace(notificationId: string): Promise<boolean> {
  await answered;
  return shown.has(notificationId);
}
