import { closeDatabase, connect } from "@/lib/core/db";
import { clock } from "@/lib/core/clock";
import { findWsToken } from "@/lib/domain/user/read";

/** Says whose a socket token is and until when, without showing it: `npm run ws-token:verify < file-with-the-token`. */
async function readInput(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  return text.trim();
}

const token = await readInput();
await connect();
const row = await findWsToken(token);
const isLive = row !== undefined && row.expires_at > clock.now();
process.stdout.write(
  row
    ? `user ${row.user_id}, ${isLive ? "valid until" : "expired at"} ${row.expires_at.toISOString()}\n`
    : "unknown token\n",
);
await closeDatabase();
process.exit(isLive ? 0 : 1);
