/**
 * Sends a person one sample notification of every event in the catalogue:
 * `npm run notify:samples -- driver@parkmate.test`.
 */
import { closeDatabase, connect } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { awaitingDispatch, startOutbox } from "@/lib/delivery/dispatcher";
import { sendTest } from "@/lib/domain/notification/write/send-test";
import { asActor, findUserByEmail } from "@/lib/domain/user/read";
import { catalogue } from "@/lib/event/catalogue";
import { EXIT_CONFIGURATION } from "@/lib/server/start-failure";

const email = process.argv[2] ?? "driver@parkmate.test";
if (env().APP_ENV === "production") {
  process.stderr.write("Samples cannot be sent in production.\n");
  process.exit(EXIT_CONFIGURATION);
}
startOutbox();
await connect();
const user = await findUserByEmail(email);
const eventTypes = Object.keys(catalogue);
if (user) {
  const actor = asActor(user, "");
  await awaitingDispatch(async () => {
    for (const event_type of eventTypes) await sendTest(actor, { event_type });
  });
  process.stdout.write(`${eventTypes.length} samples for ${email}\n`);
} else {
  process.stdout.write(`No account has the address ${email}.\n`);
}
await closeDatabase();
process.exit(user ? 0 : 1);
