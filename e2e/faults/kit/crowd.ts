import { registerDriver } from "../../fixtures/account";
import type { Client } from "../../fixtures/client";

/** Registers and signs in `size` new drivers, eight at a time. */
export const registerDrivers = (base: string, size: number): Promise<Client[]> =>
  inParallel(size, 8, (index) => registerDriver(base, `crowd${index}@parkmate.test`));

/** Runs `work` for 0 … size − 1, at most `width` at a time. Returns the results in order. */
export async function inParallel<T>(
  size: number,
  width: number,
  work: (index: number) => Promise<T>,
): Promise<T[]> {
  const results = new Array<T>(size);
  let next = 0;
  const worker = async () => {
    while (next < size) {
      const index = next;
      next += 1;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, size) }, worker));
  return results;
}
