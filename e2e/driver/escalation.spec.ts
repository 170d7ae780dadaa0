import { registerDriver } from "../fixtures/account";
import { SETTINGS } from "../fixtures/paths";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

test("C13: a driver chooses when an unread urgent notification goes to one more channel", async ({
  server,
  browserAs,
}) => {
  const driver = await registerDriver(server.url);
  const page = await browserAs(driver.email, "/settings");
  await expectConnected(page);
  const choices = page.getByRole("group", {
    name: "Send an urgent notification that I have not read to one more channel",
  });
  const choice = (name: string) => choices.getByRole("radio", { name, exact: true });
  const stored = async () => (await driver.get(`${SETTINGS}delivery/`)).body.escalation_minutes;
  await expect(choice("After 3 minutes")).toBeChecked();
  for (const [name, minutes] of [
    ["After 15 minutes", 15],
    ["Off", 0],
    ["After 5 minutes", 5],
  ] as const) {
    await choice(name).check();
    await expect.poll(stored).toBe(minutes);
    await page.reload();
    await expectConnected(page);
    await expect(choice(name)).toBeChecked();
  }
  await driver.send("PUT", `${SETTINGS}delivery/`, { escalation_minutes: 30 });
  await page.reload();
  await expect(choice("After 30 minutes"), "another client's choice is kept").toBeChecked();
  await choices.getByText("Off").click();
  await expect.poll(stored).toBe(0);
  await driver.send("PUT", `${SETTINGS}delivery/`, { escalation_minutes: null });
  expect(await stored()).toBe(0);
});
