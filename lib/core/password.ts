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

// The most used passwords of eight or more characters, and words that this product suggests.
const common = new Set(
  `
    password password1 password123 12345678 123456789 1234567890 qwertyuiop qwerty123 1q2w3e4r
    1qaz2wsx iloveyou sunshine princess football baseball superman trustno1 letmein1 welcome1
    admin123 administrator passw0rd p@ssw0rd abcd1234 abc12345 11111111 00000000 88888888 12341234
    87654321 asdfghjk zxcvbnm1 dragon12 monkey12 michael1 computer internet samsung1 whatever
    starwars changeme charlie1 jennifer jordan23 liverpool chocolate butterfly
    parkmate parking1 parkmate1 parkingbay carpark1
  `
    .trim()
    .split(/\s+/),
);

export const isCommonPassword = (password: string): boolean => common.has(password.toLowerCase());
