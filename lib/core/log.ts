import pino from "pino";
import { env } from "./env";
import { singleton } from "./singleton";

const secret = ["password", "new", "old", "new2", "token", "access", "refresh", "ws_token", "payment_token", "authorization", "cookie"];

/** The log: JSON lines, secrets removed (security.md S10). */
export const log = () => singleton("log", () => pino({
  level: env().LOG_LEVEL,
  redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
}));
