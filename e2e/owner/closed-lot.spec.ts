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
    await expect.poll(isOpen).toBe(true);
  }
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});
