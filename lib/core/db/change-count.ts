import type { Logger } from "drizzle-orm";

/** Counts the statements that may change rows: all that do not begin with SELECT. */
export class ChangeCount implements Logger {
  count = 0;

  logQuery(statement: string): void {
    if (!/^[\s(]*select\b/i.test(statement)) this.count += 1;
  }
}
