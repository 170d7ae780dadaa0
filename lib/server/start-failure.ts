import { FolderInUse } from "@/lib/core/db/embedded-lock";
import { ConfigurationError } from "@/lib/core/env";

const EXIT_FAILURE = 1;
/** EX_CONFIG of sysexits.h: the configuration does not allow it. */
export const EXIT_CONFIGURATION = 78;

interface StartFailure {
  /** One line for the person who started the process. */
  line: string;
  exitCode: number;
  /** Whether the line says enough, so that a stack would not help. */
  isExplained: boolean;
}

/** What to say and how to exit when the server could not start. */
export function startFailureOf(error: unknown): StartFailure {
  const isConfiguration = error instanceof ConfigurationError;
  const message = error instanceof Error ? error.message : "unknown error";
  return {
    line: `Parkmate does not start: ${message}`,
    exitCode: isConfiguration ? EXIT_CONFIGURATION : EXIT_FAILURE,
    isExplained: isConfiguration || error instanceof FolderInUse,
  };
}
