import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import { PASSWORD } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

const run = promisify(execFile);
const FOLDER = ".tmp/generated-client";

test("U14: a client generated from the contract compiles, books with cash and reads", async ({
  as,
  guest,
  server,
}) => {
  const { body: document } = await guest.get("/api/schema/");
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/api.ts`, astToString(await openapiTS(document)));
  await test.step("its types compile, and refuse what the contract forbids", async () => {
    const compiled = await run("npx", ["tsc", "-p", "e2e/generated-client"]).catch(
      (error: { stdout: string }) => error,
    );
    expect(compiled.stdout).toBe("");
  });

  const driver = await as("driver");
  const { stdout } = await run(process.execPath, [
    ...["--import", "tsx", "e2e/generated-client/program.ts"],
    ...[server.url, driver.email, PASSWORD],
  ]);
  const { booking, message, notification } = JSON.parse(stdout);
  expect(booking).toMatchObject({ status: "pending_payment", payment_method: "cash" });
  expect(booking.payment).toMatchObject({ method: "cash", status: "pending" });
  expect(message).toBe("Notification marked as read");
  expect(notification).toMatchObject({ is_read: true, related_object_id: booking.id });
  const stored = await driver.get(`/api/notifications/${notification.id}/`);
  expect(stored.body).toMatchObject({ is_read: true, recipient: driver.user.id });
});
