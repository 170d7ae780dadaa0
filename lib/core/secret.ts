import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "./env";
import { singleton } from "./singleton";

const kept = singleton("secret", () => ({ text: "" }));

/**
 * The secret of sessions and tokens: NEXTAUTH_SECRET. Outside production one is made where it is absent: in the database
 * that several nodes share (`takeSharedSecret`), else in the data folder.
 */
export const secretText = (): string => (kept.text ||= env().NEXTAUTH_SECRET ?? keptSecret());

export const takeSharedSecret = (text: string): void => {
  kept.text = text;
};

export const newSecret = (): string => randomBytes(32).toString("base64url");

export const sessionSecret = (): Uint8Array => new TextEncoder().encode(secretText());

function keptSecret(): string {
  if (env().APP_ENV === "production") throw new Error("NEXTAUTH_SECRET is required.");
  const folder = resolve(env().PARKMATE_DATA_DIR);
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, newSecret(), { mode: 0o600, flag: "wx" });
  } catch {
    // Somebody made it before us; theirs counts.
  }
  return readFileSync(file, "utf8");
}
