import { closeDatabase, connect } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { sendTest } from "@/lib/domain/notification/write/send-test";
import { asActor, findUserByEmail } from "@/lib/domain/user/read";
import { startDispatch } from "@/lib/delivery/dispatch";
import { catalogue } from "@/lib/event/catalogue";

/** Writes one sample of every event of the catalogue into a person's bell: `npm run notify:samples -- driver@parkmate.test`. */
const email = process.argv[2] ?? "driver@parkmate.test";
if (env().APP_ENV === "production") {
  process.stderr.write("Samples are refused in production.\n");
  process.exit(78);
}
startDispatch();
await connect();
const user = await findUserByEmail(email);
if (user)
  for (const event_type of Object.keys(catalogue))
    await sendTest(asActor(user, ""), { event_type });
process.stdout.write(
  user
    ? `${Object.keys(catalogue).length} samples for ${email}\n`
    : `There is nobody with the address ${email}\n`,
);
await closeDatabase();
process.exit(user ? 0 : 1);
