import { transaction } from "@/lib/core/db";
import { inForeground, restAfter } from "@/lib/core/foreground";
import { log } from "@/lib/core/log";
import { outsideRequest } from "@/lib/core/request";
import type { Lane } from "@/lib/event/table";
import { dispatchBatch, type Batch } from "./dispatch";
import { isEventsFault } from "./failure";
import { BATCH_SIZE, listDueIds, setAside } from "./outbox";

/** An act that waits until its events were dispatched. */
interface Waiter {
  open: Set<string>;
  finish: () => void;
}

/** Dispatches the events of one lane, one batch after the other, as long as there are any. */
export class LaneRunner {
  readonly #lane: Lane;
  readonly #waiters = new Set<Waiter>();
  #isRequested = false;
  #isStopping = false;
  #running: Promise<void> | null = null;

  constructor(lane: Lane) {
    this.#lane = lane;
  }

  /** Starts to dispatch, or goes on after the running batch. */
  wake(): void {
    this.#isRequested = true;
    if (this.#isStopping) return;
    this.#running ??= outsideRequest(() =>
      this.#lane === "acts" ? inForeground(() => this.#run()) : this.#run(),
    );
  }

  /**
   * Dispatches events that have just been committed. Resolves when they were: by this node or
   * another one, or when dispatching failed and will be tried again later.
   */
  dispatch(ids: string[]): Promise<void> {
    return new Promise((finish) => {
      this.#waiters.add({ open: new Set(ids), finish });
      this.wake();
    });
  }

  /** Resolves when the running batch is done. Nobody waits for the others any more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#running;
    this.#settle([...this.#waiters], null);
    this.#isStopping = false;
  }

  async #run(): Promise<void> {
    while (this.#isRequested && !this.#isStopping) {
      const waiting = this.#begin();
      const began = performance.now();
      try {
        const { ids } = await this.#dispatchNext();
        const isFull = ids.length === BATCH_SIZE[this.#lane];
        this.#isRequested ||= isFull;
        // After a batch that is not full nothing is left of what was committed before it.
        this.#settle(waiting, isFull ? ids : null);
      } catch (error) {
        log().warn({ err: error, lane: this.#lane }, "dispatching failed and will be tried again");
        this.#settle(waiting, null);
      }
      if (this.#lane === "bulk") await restAfter(performance.now() - began);
    }
    this.#running = null;
  }

  /** Clears the request for a batch, because one begins. Returns the acts that wait for it. */
  #begin(): Waiter[] {
    this.#isRequested = false;
    return [...this.#waiters];
  }

  #settle(waiting: Waiter[], ids: string[] | null): void {
    for (const waiter of waiting) {
      for (const id of ids ?? waiter.open) waiter.open.delete(id);
      if (waiter.open.size) continue;
      this.#waiters.delete(waiter);
      waiter.finish();
    }
  }

  /** Dispatches the next batch; event by event when one of them makes the database refuse it. */
  async #dispatchNext(): Promise<Batch> {
    try {
      return logged(await dispatchBatch(this.#lane));
    } catch (error) {
      if (!isEventsFault(error)) throw error;
      return this.#dispatchEach();
    }
  }

  async #dispatchEach(): Promise<Batch> {
    const ids = await listDueIds(this.#lane);
    for (const id of ids)
      try {
        logged(await dispatchBatch(this.#lane, { onlyId: id }));
      } catch (error) {
        if (!isEventsFault(error)) throw error;
        await transaction((tx) => setAside(tx, id, error));
        logged({ ids: [id], failures: [{ id, error }] });
      }
    return { ids, failures: [] };
  }
}

function logged(batch: Batch): Batch {
  for (const { id, error } of batch.failures)
    log().error({ err: error, event: id }, "an event could not be dispatched and was set aside");
  return batch;
}
