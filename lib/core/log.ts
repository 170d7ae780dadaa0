import pino from "pino";
import { env } from "./env";
import { singleton } from "./singleton";

const secretFields = [
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
const MAX_CAUSES = 5;

interface LoggedError {
  type: string;
  message: string;
  stack: string;
  code?: string;
  constraint?: string;
  cause?: LoggedError;
}

/**
 * The parts of an error that are logged: type, message and frames, the PostgreSQL code and
 * constraint, and the same parts of its causes. The values of a statement, which the database
 * library adds to message and fields, are personal data and are left out.
 */
export function toLoggedError(error: unknown, depth = 0): LoggedError | undefined {
  if (error === undefined || depth >= MAX_CAUSES) return undefined;
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
  const cause = toLoggedError(error.cause, depth + 1);
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

/** The frames of the stack, which stand behind the message, however many lines it has. */
function framesOf({ stack = "", message }: Error): string {
  const at = stack.indexOf(message);
  return withoutValues(at < 0 ? stack : stack.slice(at + message.length)).trim();
}

/** The log: JSON lines without secrets (docs/security.md S10). */
export const log = () =>
  singleton("log", () =>
    pino({
      level: env().LOG_LEVEL,
      serializers: { err: toLoggedError },
      redact: {
        paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: "[redacted]",
      },
    }),
  );
