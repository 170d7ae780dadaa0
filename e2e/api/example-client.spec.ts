import { spawn } from "node:child_process";
import { PASSWORD } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

test("the example client of the docs prints a notification and marks it read", async ({
  as,
  server,
}) => {
  const owner = await as("owner");
  const client = spawn(process.execPath, [
    "docs/examples/plain-client.mjs",
    ...[server.url, "owner@parkmate.test", PASSWORD],
  ]);
  let output = "";
  for (const stream of [client.stdout, client.stderr])
    stream.on("data", (text: Buffer) => (output += text.toString()));
  try {
    await expect.poll(() => output).toContain("Connected successfully as Maria Santos");
    const driver = await as("driver");
    const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
    await expect.poll(() => output).toContain("New booking: New booking received for Lot #1");
    await expect
      .poll(async () => (await owner.notifications(`&booking=${body.id}&is_read=false`)).length)
      .toBe(0);
    await driver.cancel(body.id);
  } finally {
    client.kill();
  }
});
