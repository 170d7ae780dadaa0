/**
 * Lets works of the same key follow each other in this process, in the order of their calls. `work`
 * learns whether it had to wait. The failure of one does not stop the next.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  async take<T>(key: string, work: (hasWaited: boolean) => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const running = before
      ? before.then(
          () => work(true),
          () => work(true),
        )
      : work(false);
    this.#last.set(key, running);
    try {
      return await running;
    } finally {
      if (this.#last.get(key) === running) this.#last.delete(key);
    }
  }
}
