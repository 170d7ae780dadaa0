import { hash, verify } from "@node-rs/argon2";
import { singleton } from "./singleton";

// argon2id, OWASP's second choice of parameters: about 19 ms (security.md S17).
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_PARALLEL = 8;

const gate = singleton("password.gate", () => ({ running: 0, waiting: [] as (() => void)[] }));

export const hashPassword = (password: string): Promise<string> =>
  gated(() => hash(password, options));

/** Compares; without a stored hash it does the same work and answers false, so that time tells nothing. */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  const matches = await gated(async () => verify(stored ?? (await dummyHash()), password));
  return matches && stored !== undefined;
}

const dummyHash = () => singleton("password.dummy", () => hash("nobody's password", options));

/** At most eight at a time: each takes 19 MiB. */
async function gated<T>(work: () => Promise<T>): Promise<T> {
  if (gate.running >= MAX_PARALLEL)
    await new Promise<void>((resolve) => gate.waiting.push(resolve));
  gate.running += 1;
  try {
    return await work();
  } finally {
    gate.running -= 1;
    gate.waiting.shift()?.();
  }
}

// The most used passwords of eight and more characters, and the words that people take from the page in front of them.
const common = new Set(
  `password password1 password123 12345678 123456789 1234567890 qwertyuiop qwerty123 1q2w3e4r 1qaz2wsx iloveyou
sunshine princess football baseball superman trustno1 letmein1 welcome1 admin123 administrator passw0rd p@ssw0rd abcd1234 abc12345 11111111
00000000 88888888 12341234 87654321 asdfghjk zxcvbnm1 dragon12 monkey12 michael1 computer internet samsung1 whatever starwars changeme
charlie1 jennifer jordan23 liverpool chocolate butterfly parkmate parking1 parkmate1 parkingbay carpark1`.split(
    /\s+/,
  ),
);

export const isCommonPassword = (password: string): boolean => common.has(password.toLowerCase());
