import { hkdfSync } from "node:crypto";
import { env, type Env } from "./env";
import { publicKeyOf } from "./p256";
import { secretText } from "./secret";

const KEY_BYTES = 32;

/** What names this server to the push services of browsers (RFC 8292). */
export interface VapidKeys {
  /** Base64url of the uncompressed point; browsers subscribe with it. */
  publicKey: string;
  privateKey: string;
  /** Where the operator is reached: `mailto:` or `https:`. */
  subject: string;
}

/** Whether this server can push: with keys of its own, or where it makes them. */
export const hasVapidKeys = (): boolean => env().VAPID_PUBLIC_KEY !== undefined || makesKeys(env());

const makesKeys = ({ APP_ENV }: Env): boolean => APP_ENV === "development" || APP_ENV === "demo";

/**
 * The keys of the environment. Development and demo derive theirs from the secret that signs
 * sessions, so that they last as long as it does, on all nodes, without being stored anywhere. Null
 * where there are none.
 */
export function vapidKeys(): VapidKeys | null {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT } = env();
  if (VAPID_PUBLIC_KEY)
    return {
      publicKey: VAPID_PUBLIC_KEY,
      privateKey: VAPID_PRIVATE_KEY!,
      subject: VAPID_SUBJECT!,
    };
  if (!makesKeys(env())) return null;
  const derived = Buffer.from(hkdfSync("sha256", secretText(), "", "parkmate vapid", KEY_BYTES));
  const privateKey = derived.toString("base64url");
  return { publicKey: publicKeyOf(privateKey), privateKey, subject: "mailto:demo@example.com" };
}
