import type { IncomingMessage } from "node:http";
import { SECOND_MS } from "@/lib/core/duration";
import { log } from "@/lib/core/log";
import type { Endpoint } from "@/lib/http/endpoint";

/**
 * While overloaded, as many requests are in work as are answered in this time. It is a mean: an act
 * that asks the database ten times takes several times as long, and still less than a second.
 */
const MAX_WAIT_MS = 75;
/** An overload is over when in such a time less than this part of all requests was refused. */
const RECOVERY_MS = 2 * SECOND_MS;
const RECOVERED = 0.1;
/** Fewer would leave connections of the database idle. */
const MIN_IN_WORK = 15;
/** By how much requests that are shed last may exceed the limit. */
const RESERVE = 1.25;
/**
 * So many times the sustained limit must be in work before further requests count towards a
 * burst: an act also waits for its own notifications, which takes none of the time of others.
 */
const BURST = 2;
const WINDOW_MS = 100;
/** How far back the measured rate looks. */
const MEMORY_MS = 500;

/**
 * Decides which requests are worked on. At most `maxInWork` run in parallel, and a burst of as many
 * is admitted. When more than that come faster than they are answered, the limit follows the rate
 * at which they are answered (Little's law), so that no admitted request waits without end.
 */
export class LoadShedder {
  readonly #inWork = new Set<Pick<IncomingMessage, "complete">>();
  #window = { start: 0, ended: 0 };
  /** Answered requests per millisecond, while there was work. */
  #rate = 0;
  /** How many requests came while more than that were in work. */
  #burst = 0;
  /** Present while overloaded: what came and was refused since `start`, and refused in total. */
  #overload: { start: number; begun: number; refused: number; total: number } | null = null;

  constructor(
    private readonly maxInWork: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes a request into work. Returns what to call at its end; null when it has to be refused. */
  begin(request: Pick<IncomingMessage, "complete">, shed: Endpoint["shed"]): (() => void) | null {
    if (shed === "never") return () => undefined;
    if (this.#inWork.size === 0) this.#window = { start: this.now(), ended: 0 };
    this.#measure();
    this.#burst = this.#isReached(BURST * this.#sustained()) ? this.#burst + 1 : 0;
    if (this.#burst > this.maxInWork) this.#overload ??= this.#enter();
    if (this.#overload) this.#overload.begun += 1;
    if (this.#isReached(this.#limit() * (shed === "last" ? RESERVE : 1))) {
      this.#noteRefusal();
      return null;
    }
    this.#inWork.add(request);
    return () => {
      if (!this.#inWork.delete(request)) return;
      this.#window.ended += 1;
      this.#measure();
    };
  }

  /** Whose body is still on its way costs nothing yet: slow clients must not keep others out. */
  #isReached(limit: number): boolean {
    if (this.#inWork.size < limit) return false;
    let count = 0;
    for (const { complete } of this.#inWork) if (complete) count += 1;
    return count >= limit;
  }

  #limit(): number {
    return this.#overload ? this.#sustained() : this.maxInWork;
  }

  /** How many may be in work for long. */
  #sustained(): number {
    return Math.min(this.maxInWork, Math.max(MIN_IN_WORK, this.#rate * MAX_WAIT_MS));
  }

  #noteRefusal(): void {
    this.#overload ??= this.#enter();
    this.#overload.refused += 1;
    this.#overload.total += 1;
  }

  #enter() {
    const perSecond = Math.round(this.#rate * SECOND_MS);
    log().warn({ in_work: this.#inWork.size, per_second: perSecond }, "overload: shedding load");
    return { start: this.now(), begun: 0, refused: 0, total: 0 };
  }

  /** Ends the overload when hardly anything was refused of late, or nothing came for a while. */
  #endOverload(now: number): void {
    if (!this.#overload) return;
    const { start, begun, refused, total } = this.#overload;
    if (now - start < RECOVERY_MS) return;
    if (now - start < 2 * RECOVERY_MS && refused > begun * RECOVERED)
      this.#overload = { start: now, begun: 0, refused: 0, total };
    else {
      log().info({ refused: total }, "the overload is over");
      this.#overload = null;
    }
  }

  /** Updates the rate at the end of a window. */
  #measure(): void {
    const now = this.now();
    this.#endOverload(now);
    const { start, ended } = this.#window;
    const elapsed = now - start;
    if (elapsed < WINDOW_MS) return;
    this.#window = { start: now, ended: 0 };
    const weight = 1 - Math.exp(-elapsed / MEMORY_MS);
    this.#rate += weight * (ended / elapsed - this.#rate);
  }
}
