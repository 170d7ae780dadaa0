import { z } from "zod";
import { singleton } from "./singleton";

const flag = (fallback: number) => z.coerce.number().min(0).default(fallback);

const schema = z.object({
  // A production build that is told nothing must not run with the freedoms of development.
  APP_ENV: z
    .enum(["development", "demo", "test", "production"])
    .default(() => (process.env.NODE_ENV === "production" ? "production" : "development")),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  PARKMATE_DATA_DIR: z.string().default(".data"),
  NEXTAUTH_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().optional(),
  NEXT_PUBLIC_API_BASE_URL: z.string().optional(),
  NEXT_PUBLIC_WS_URL: z.string().optional(),
  TRUSTED_PROXIES: z.string().default(""),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  RATE_LIMIT_FACTOR: flag(1),
  MAX_OPEN_BOOKINGS: flag(5),
  WS_TOKEN_TTL_S: flag(1800),
  DRAIN_WAIT_MS: flag(2000),
  // Days after which read notifications are archived and deleted; 0 keeps them for ever (C19).
  RETENTION_ARCHIVE_DAYS: flag(90),
  RETENTION_DELETE_DAYS: flag(365),
});
export type Env = z.infer<typeof schema>;
export const variables = Object.keys(schema.shape);

/** The environment, checked once. An empty variable counts as absent. */
export const env = (): Env =>
  singleton("env", () => {
    const given = Object.fromEntries(
      Object.entries(process.env).filter(([, value]) => value !== ""),
    );
    return schema.parse(given);
  });

export const isDemo = (): boolean => env().APP_ENV === "demo" || env().APP_ENV === "test";

/** Served over https, so that cookies and headers may insist on it. */
export const isSecure = (): boolean => env().NEXTAUTH_URL?.startsWith("https://") ?? false;
export const isTest = (): boolean => env().APP_ENV === "test";

/** What keeps a production server from starting (security.md S25): names of variables, never values. */
export function productionFaults(value: Env): string[] {
  if (value.APP_ENV !== "production") return [];
  const faults: string[] = [];
  if (!value.NEXTAUTH_SECRET || value.NEXTAUTH_SECRET.length < 32)
    faults.push("NEXTAUTH_SECRET must have at least 32 characters");
  else if (/^(.)\1+$|changeme|secret|example/i.test(value.NEXTAUTH_SECRET))
    faults.push("NEXTAUTH_SECRET is a known default");
  if (!value.NEXTAUTH_URL?.startsWith("https://"))
    faults.push("NEXTAUTH_URL must be the public https:// address");
  if (value.RATE_LIMIT_FACTOR === 0) faults.push("RATE_LIMIT_FACTOR=0 is for load tests only");
  return faults;
}
