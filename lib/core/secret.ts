import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "./env";
import { singleton } from "./singleton";

const secret = singleton("secret", () => ({ text: "" }));

/**
 * The secret that signs sessions and tokens: `NEXTAUTH_SECRET`. When it is not set, Parkmate makes
 * a secret and keeps it in the database that several nodes share (`adoptSharedSecret`), or else in
 * the data folder. Throws in production, which requires the variable.
 */
export const secretText = (): string => (secret.text ||= env().NEXTAUTH_SECRET ?? storedSecret());

export const adoptSharedSecret = (text: string): void => {
  secret.text = text;
};

export const newSecret = (): string => randomBytes(32).toString("base64url");

export const sessionSecret = (): Uint8Array => new TextEncoder().encode(secretText());

function storedSecret(): string {
  if (env().APP_ENV === "production") throw new Error("NEXTAUTH_SECRET is required.");
  const folder = resolve(env().PARKMATE_DATA_DIR);
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, newSecret(), { mode: 0o600, flag: "wx" });
  } catch {
    // Another process has just made the file; its secret is used.
  }
  return readFileSync(file, "utf8");
}
