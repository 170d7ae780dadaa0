import { newId } from "@/lib/core/id";
import { transaction } from "@/lib/core/db";
import { definitionOf, type EventType, type Payload } from "@/lib/event/catalogue";
import { onWritten, type Written, type WrittenFeed } from "@/lib/delivery/written";
import { emit } from "@/lib/event/emit";

/** Emits an event in a transaction of its own: its sample with these facts in the place of some. */
export const happen = <T extends EventType>(
  type: T,
  facts: object,
  options: Parameters<typeof emit>[2] = {},
): Promise<void> =>
  transaction(() => {
    const sample = definitionOf(type)!.sample as object;
    emit(type, { ...sample, ...facts } as Payload<T>, options);
    return Promise.resolve();
  });

/** Facts of a booking between these two people that no other test has. */
export const bookingOf = (driver: { id: string }, owner: { id: string }) => ({
  booking_id: newId(),
  driver_id: driver.id,
  owner_id: owner.id,
});

/** What the dispatcher publishes while `work` runs; the last change of each feed. */
export async function writtenBy(work: () => Promise<unknown>): Promise<Written> {
  const all = new Map<string, WrittenFeed>();
  const stop = onWritten((written) => {
    for (const [id, feed] of written) all.set(id, feed);
  });
  try {
    await work();
  } finally {
    stop();
  }
  return all;
}
