/**
 * Prints whose a socket token is and until when it is valid, without printing the token:
 * `npm run ws-token:verify < file-with-the-token`. The exit code is 1 unless the token is valid.
 */
import { text } from "node:stream/consumers";
import { clock } from "@/lib/core/clock";
import { closeDatabase, connect } from "@/lib/core/db";
import { findWsToken } from "@/lib/domain/user/read";

const token = (await text(process.stdin)).trim();
await connect();
const row = await findWsToken(token);
const isValid = row !== undefined && row.expires_at > clock.now();
if (row) {
  const state = isValid ? "valid until" : "expired at";
  process.stdout.write(`user ${row.user_id}, ${state} ${row.expires_at.toISOString()}\n`);
} else {
  process.stdout.write("unknown token\n");
}
await closeDatabase();
process.exit(isValid ? 0 : 1);
