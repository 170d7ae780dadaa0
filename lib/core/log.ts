import pino from "pino";
import { env } from "./env";
import { singleton } from "./singleton";

const secret = [
  "password",
  "new",
  "old",
  "new2",
  "token",
  "access",
  "refresh",
  "ws_token",
  "payment_token",
  "authorization",
  "cookie",
];
const MOST_CAUSES = 5;

interface LoggedError {
  type: string;
  message: string;
  stack: string;
  code?: string;
  constraint?: string;
  cause?: LoggedError;
}

/**
 * What the log keeps of an error: its names and words, the PostgreSQL code and constraint, the same of its causes.
 * The database library writes a statement's values into its message and fields; they are people's data and stay out.
 */
export function loggedError(error: unknown, depth = 0): LoggedError | undefined {
  if (error === undefined || depth >= MOST_CAUSES) return undefined;
  if (!(error instanceof Error))
    return {
      type: typeof error,
      message: typeof error === "string" ? withoutValues(error) : "",
      stack: "",
    };
  const {
    code,
    constraint,
    constraint_name = constraint,
  } = error as { code?: unknown; constraint?: unknown; constraint_name?: unknown };
  const cause = loggedError(error.cause, depth + 1);
  return {
    type: error.name,
    message: withoutValues(error.message),
    stack: framesOf(error),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof constraint_name === "string" ? { constraint: constraint_name } : {}),
    ...(cause ? { cause } : {}),
  };
}

const withoutValues = (text: string): string => text.split("\nparams:")[0]!;

/** The stack begins with the message, which may have any number of lines. */
function framesOf({ stack = "", message }: Error): string {
  const at = stack.indexOf(message);
  return withoutValues(at < 0 ? stack : stack.slice(at + message.length)).trim();
}

/** The log: JSON lines, secrets removed (security.md S10). */
export const log = () =>
  singleton("log", () =>
    pino({
      level: env().LOG_LEVEL,
      serializers: { err: loggedError },
      redact: {
        paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: "[redacted]",
      },
    }),
  );
