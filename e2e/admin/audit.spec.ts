import { desktop, expect, test } from "../fixtures/test";

const place = { address: "Audit Street 1", city: "Davao", latitude: 7.1, longitude: 125.6 };

test("S28 R8: a change of price and a refused act are in the log, with values and address", async ({
  as,
  browserAs,
}) => {
  const [owner, staff] = [await as("owner"), await as("staff")];
  const made = await owner.post("/api/lots/", {
    name: "Audit Yard",
    ...place,
    hourly_rate: "50.00",
  });
  const path = `/api/lots/${made.body.id}/`;
  expect((await owner.send("PATCH", path, { hourly_rate: "45.00" })).status).toBe(200);
  expect((await staff.send("PATCH", path, { hourly_rate: "1.00" })).status).toBe(403);
  const log = await (await as("admin")).get(`/api/admin/audit/?target=${made.body.id}`);
  expect(log.body.results).toMatchObject([
    { action: "PATCH /api/lots/{id}", outcome: "refused", code: "forbidden", actor_role: "staff" },
    {
      action: "lot.change",
      outcome: "done",
      before: { hourly_rate: 5000 },
      after: { hourly_rate: 4500 },
    },
    { action: "lot.create", before: null, after: { name: "Audit Yard" } },
  ]);
  const [refused, changed] = log.body.results;
  expect(changed.address).toMatch(/^(127\.0\.0\.1|::1)$/);

  const page = await browserAs("admin", "/admin", desktop);
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Audit log" })).toBeVisible();
  const rows = page.getByRole("main").getByRole("listitem");
  const change = rows.filter({ hasText: "Changed a lot" }).first();
  await expect(change).toContainText(`from ${changed.address}`);
  await expect(change).toContainText("50.00 → 45.00");
  await page.getByLabel("Outcome").selectOption("Refused");
  await page.waitForURL(/outcome=refused/);
  await expect(rows.first()).toContainText(refused.detail.reason);
  await expect(rows.filter({ hasText: "Done" })).toHaveCount(0);
  expect((await owner.send("DELETE", path)).status).toBe(204);
});

test("only administrators read the audit log", async ({ as }) => {
  for (const name of ["owner", "staff", "driver"])
    expect((await (await as(name)).get("/api/admin/audit/")).status).toBe(403);
});
