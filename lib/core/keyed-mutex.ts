/**
 * Runs the tasks of one key one after the other in this process, in the order of the calls. A task
 * is told whether it had to wait. After a failure the next task runs all the same.
 */
export class KeyedMutex {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<T>(key: string, task: (hasWaited: boolean) => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const running = before
      ? before.then(
          () => task(true),
          () => task(true),
        )
      : task(false);
    this.#last.set(key, running);
    try {
      return await running;
    } finally {
      if (this.#last.get(key) === running) this.#last.delete(key);
    }
  }
}
