import { z } from "zod";
import { publicKeyOf } from "./p256";
import { singleton } from "./singleton";

const MIN_SECRET_LENGTH = 32;
/** "Parkmate <bookings@parkmate.example>" */
const SENDER = /^[^<>@"\r\n]+ <[^\s<>@,"]+@[^\s<>@,"]+>$/;
/** Settings of one channel, of which a server has all or none. */
const groups = [
  ["SMTP_URL", "MAIL_FROM"],
  ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"],
  ["WHATSAPP_TOKEN", "WHATSAPP_PHONE_ID", "WHATSAPP_APP_SECRET", "WHATSAPP_VERIFY_TOKEN"],
  ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY", "VAPID_SUBJECT"],
] as const;

const atLeastZero = (fallback: number) =>
  z.coerce.number("must be a number").min(0, "must be 0 or more").default(fallback);
const isPort = "must be a whole number from 0 to 65535";
const isCount = "must be a whole number of 1 or more";
const port = z.coerce.number(isPort).int(isPort).min(0, isPort).max(65_535, isPort);
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `must be one of ${values.join(", ")}`);

const schema = z.object({
  // A production build without this variable counts as production, not as development.
  APP_ENV: oneOf(["development", "demo", "test", "production"]).default(() =>
    process.env.NODE_ENV === "production" ? "production" : "development",
  ),
  PORT: port.default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  PARKMATE_DATA_DIR: z.string().default(".data"),
  FILES_DIR: z.string().optional(),
  NEXTAUTH_URL: z.url("must be an address such as https://parkmate.example").optional(),
  NEXTAUTH_SECRET: z.string().optional(),
  NEXT_PUBLIC_API_BASE_URL: z.string().optional(),
  NEXT_PUBLIC_WS_URL: z.string().optional(),
  // The style of an operator's own map; without it Parkmate draws the demo's from its own data.
  MAP_STYLE_URL: z.url("must be an address such as https://tiles.example/style.json").optional(),
  // Where e-mail is handed over, and whom it is from.
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: "must be an address such as smtps://name:password@smtp.example:465",
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(SENDER, "must be a sender such as Parkmate <bookings@parkmate.example>")
    .optional(),
  // SMS by Twilio: the account, its token, and a number or messaging service to send from.
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, "must be AC and 32 digits")
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z.string().optional(),
  /** The calling codes of the countries that get SMS, "63,65"; all when absent. */
  SMS_COUNTRIES: z
    .string()
    .regex(/^[1-9]\d{0,3}(,[1-9]\d{0,3})*$/, "must be calling codes such as 63,65")
    .optional(),
  TWILIO_API_URL: z.url("must be an address").default("https://api.twilio.com"),
  // WhatsApp by Meta's Cloud API; the secret and the token of verification are for its webhook.
  WHATSAPP_TOKEN: z.string().optional(),
  WHATSAPP_PHONE_ID: z.string().regex(/^\d+$/, "must be digits").optional(),
  WHATSAPP_APP_SECRET: z.string().optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().optional(),
  WHATSAPP_TEMPLATE: z.string().default("parkmate_notification"),
  WHATSAPP_API_URL: z.url("must be an address").default("https://graph.facebook.com/v23.0"),
  // Push (RFC 8292): a key pair in base64url, and where the operator is reached.
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, "must be 87 characters of base64url")
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, "must be 43 characters of base64url")
    .optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, "must be a mailto: or https: address")
    .optional(),
  // A push service on this machine, for tests.
  PUSH_TEST_ORIGIN: z.url("must be an address such as http://127.0.0.1:4000").optional(),
  // Whether messages without a provider are kept for /dev/mail; absent: see catchesMessages.
  CATCH_MESSAGES: oneOf(["yes", "no"]).optional(),
  TRUSTED_PROXIES: z.string().default(""),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  RATE_LIMIT_FACTOR: atLeastZero(1),
  MAX_OPEN_BOOKINGS: atLeastZero(5),
  WS_TOKEN_TTL_S: atLeastZero(1800),
  // Who answers the API in production: `server.ts` itself, or Next (slower; for comparisons).
  API_SERVED_BY: oneOf(["server", "next"]).default("server"),
  // Requests of the API that are worked on at the same time; any more get 503.
  MAX_REQUESTS_IN_WORK: z.coerce.number(isCount).int(isCount).min(1, isCount).default(250),
  // How long an answer waits until the notifications of its act are written.
  DISPATCH_WAIT_MS: atLeastZero(100),
  DRAIN_WAIT_MS: atLeastZero(2000),
  // Days after which read notifications are archived and deleted; 0 keeps them for ever.
  RETENTION_ARCHIVE_DAYS: atLeastZero(90),
  RETENTION_DELETE_DAYS: atLeastZero(365),
});
export type Env = z.infer<typeof schema>;
export const variables = Object.keys(schema.shape);

/** The settings do not allow a start; `message` names the variables, never a value. */
export class ConfigurationError extends Error {}

/** The environment, checked once. Throws `ConfigurationError`. */
export const env = (): Env => singleton("env", () => parseEnv(process.env));

/** An empty variable counts as absent. Throws `ConfigurationError` that lists all faults. */
export function parseEnv(given: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
  throw new ConfigurationError([...new Set(faults)].join("; "));
}

/** The environment of a server that is about to start. Throws `ConfigurationError`. */
export function loadServerEnv(): Env {
  const faults = [...halfSetUp(env()), ...vapidFaults(env()), ...productionFaults(env())];
  if (faults.length) throw new ConfigurationError(faults.join("; "));
  return env();
}

export const halfSetUp = (settings: Env): string[] =>
  groups.flatMap((group) => {
    const missing = group.filter((name) => !settings[name]);
    if (missing.length === 0 || missing.length === group.length) return [];
    const given = group.filter((name) => settings[name]);
    return missing.map((name) => `${name} must be set, because ${given.join(", ")} is`);
  });

export function vapidFaults({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }: Env): string[] {
  if (!VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY) return [];
  try {
    if (publicKeyOf(VAPID_PRIVATE_KEY) === VAPID_PUBLIC_KEY) return [];
    return ["VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY"];
  } catch {
    return ["VAPID_PRIVATE_KEY is no key of the curve P-256"];
  }
}

/** The faults that keep a production server from starting (docs/security.md S25). */
export function productionFaults(settings: Env): string[] {
  if (settings.APP_ENV !== "production") return [];
  const faults: string[] = [];
  if (!settings.NEXTAUTH_SECRET || settings.NEXTAUTH_SECRET.length < MIN_SECRET_LENGTH)
    faults.push(`NEXTAUTH_SECRET must have at least ${MIN_SECRET_LENGTH} characters`);
  else if (/^(.)\1+$|changeme|secret|example/i.test(settings.NEXTAUTH_SECRET))
    faults.push("NEXTAUTH_SECRET is a known default");
  if (!settings.NEXTAUTH_URL?.startsWith("https://"))
    faults.push("NEXTAUTH_URL must be the public https:// address");
  if (settings.CATCH_MESSAGES === "yes")
    faults.push("CATCH_MESSAGES=yes would show every message to everybody");
  if (settings.PUSH_TEST_ORIGIN)
    faults.push("PUSH_TEST_ORIGIN would let people make this server call it");
  if (settings.RATE_LIMIT_FACTOR === 0) faults.push("RATE_LIMIT_FACTOR=0 is for load tests only");
  return faults;
}

/** Whether the demo accounts and bookings exist: in demos and in tests. */
export const hasDemoData = (): boolean => env().APP_ENV === "demo" || isTest();
/** Whether messages of a channel without a provider are kept for /dev/mail instead. */
export function catchesMessages(): boolean {
  const { APP_ENV, CATCH_MESSAGES } = env();
  if (CATCH_MESSAGES) return CATCH_MESSAGES === "yes";
  return APP_ENV !== "production";
}
export const isTest = (): boolean => env().APP_ENV === "test";

/** Whether Parkmate is served over https: only then may cookies and headers require it. */
export const isSecure = (): boolean => env().NEXTAUTH_URL?.startsWith("https://") ?? false;
