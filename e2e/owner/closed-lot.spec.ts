import { randomUUID } from "node:crypto";
import { ApiClient, Client, PASSWORD } from "../fixtures/client";
import { openLot } from "../fixtures/lot";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test("a closed lot says so on its owner's Today and to an admin, who can open it again", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Lemon Yard", ["L-1"]);
  const isOpen = async () => (await owner.get(`/api/lots/${lot.id}/`)).body.status === "active";
  for (const [name, path] of [
    ["owner", `/owner?lot=${lot.id}`],
    ["admin", `/admin/lots/${lot.id}`],
  ] as const) {
    await owner.send("PATCH", `/api/lots/${lot.id}/`, { status: "closed" });
    const page = await browserAs(name, path, desktop);
    await expectConnected(page);
    const line = page.getByRole("region", { name: "Open or closed" });
    await expect(line).toContainText("Closed");
    await expect(line).toContainText("nobody can book it");
    await line.getByRole("button", { name: "Open the lot" }).click();
    await expect(line).toHaveCount(0);
    await expect(page.getByRole("status").filter({ hasText: "The lot is open." })).toBeAttached();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect.poll(isOpen).toBe(true);
  }
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("S12: the page of a lot says that it is closed while its owner is deactivated", async ({
  as,
  server,
  browserAs,
}) => {
  const [admin, driver] = [await as("admin"), await as("driver")];
  const { user, owner } = await registerOwner(server.url, admin);
  const lot = await openLot(owner, "Guava Yard", ["G-1"]);
  const page = await browserAs("admin", `/admin/users/${user}`, desktop);
  await page.getByRole("button", { name: "Deactivate" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Nobody can find or book their lot");
  await dialog.getByRole("textbox", { name: "Reason" }).pressSequentially("Misuse");
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(dialog).toHaveCount(0);
  expect((await driver.get("/api/lots/?q=Guava")).body.count).toBe(0);
  const closed = await browserAs("driver", `/lots/${lot.id}`, desktop);
  await expect(closed.getByText("This lot is closed.")).toBeVisible();
  await page.goto(`/admin/lots/${lot.id}`);
  await expectConnected(page);
  await page.getByRole("button", { name: "Open the lot" }).click();
  await expect(page.getByText("owner is deactivated")).toBeVisible();
  await admin.send("DELETE", `/api/lots/${lot.id}/`);
});

/** Registers an owner, whom the admin approves. */
async function registerOwner(base: string, admin: Client) {
  const email = `owner-${randomUUID().slice(0, 8)}@parkmate.test`;
  const names = { first_name: "Yard", last_name: "Owner" };
  await new ApiClient(base).post("/api/register/", {
    ...names,
    email,
    password: PASSWORD,
    role: "owner",
  });
  const { body } = await admin.get(`/api/admin/users/?search=${email}`);
  const user: string = body.results[0].id;
  await admin.post(`/api/admin/owners/${user}/approve/`);
  return { user, owner: await Client.signIn(base, email) };
}
