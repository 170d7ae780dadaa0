import { hash, verify } from "@node-rs/argon2";
import { singleton } from "./singleton";

// argon2id with the second set of parameters that OWASP recommends: 19 MiB, two iterations, about
// 19 ms (docs/security.md S17).
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_PARALLEL = 8;

const limiter = singleton("password.limiter", () => ({
  running: 0,
  waiting: [] as (() => void)[],
}));

export const hashPassword = (password: string): Promise<string> =>
  limitParallel(() => hash(password, options));

/**
 * Whether the password matches the stored hash. Without a stored hash it does the same work and
 * returns false, so that the time of an answer does not show whether an account exists.
 */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  const matches = await limitParallel(async () => verify(stored ?? (await dummyHash()), password));
  return matches && stored !== undefined;
}

const dummyHash = () => singleton("password.dummy", () => hash("nobody's password", options));

/** Runs at most `MAX_PARALLEL` hashes in parallel, because each takes 19 MiB of memory. */
async function limitParallel<T>(work: () => Promise<T>): Promise<T> {
  if (limiter.running >= MAX_PARALLEL)
    await new Promise<void>((resolve) => limiter.waiting.push(resolve));
  limiter.running += 1;
  try {
    return await work();
  } finally {
    limiter.running -= 1;
    limiter.waiting.shift()?.();
  }
}
