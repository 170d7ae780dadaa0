import { bookInLotA, resetAccount } from "../fixtures/account";
import { TEMPLATES } from "../fixtures/paths";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

const original = "Your reservation at {lot} was cancelled";
/** The template of the bell's text for a driver whose reservation was cancelled. */
let path: string;

test.beforeEach(async ({ as }) => {
  await resetAccount(await as("driver"));
  const admin = await as("admin");
  const query = "event_type=reservation_cancelled&delivery_channel=in_app&page_size=100";
  const rows = (await admin.get(`${TEMPLATES}?${query}`)).body.results;
  const { id } = rows.find((row: { audience: string }) => row.audience === "driver");
  await admin.post(`${TEMPLATES}${id}/reset/`);
  path = `/admin/templates/${id}`;
});

test("J5.8: a template is found by search and channel", async ({ browserAs }) => {
  const page = await browserAs("admin", "/admin/templates", desktop);
  await expectConnected(page);
  const search = page.getByRole("searchbox", { name: "Search templates" });
  await search.fill("reservation cancelled driver");
  await page.getByRole("combobox", { name: "Channel" }).selectOption("in_app");
  await expect(page.getByTestId("template-row")).toHaveCount(1);
  await page.getByTestId("template-row").click();
  await expect(page.getByRole("heading", { level: 1, name: "Cancelled · Driver" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
});

test("J5.8: changed words are previewed; an unknown variable gets a field error", async ({
  browserAs,
}) => {
  const page = await browserAs("admin", path, desktop);
  await expectConnected(page);
  const text = page.getByRole("textbox", { name: "Text" });
  const preview = page.getByTestId("preview");
  await expect(preview).toContainText("Your reservation at Parking Lot A was cancelled");
  await text.fill("Gone: {nonsense}");
  await expect(page.getByText("There is no variable {nonsense}.")).toBeVisible();
  await expect(text).toHaveAttribute("aria-invalid", "true");
  await expect(preview.getByText("Gone: {nonsense}").first()).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved as" })).toHaveCount(0);
  await expect(text).toHaveAccessibleDescription("There is no variable {nonsense}.");
});

test("J5.8: words with an inserted variable are used once saved, until reset", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const cancelABooking = async (): Promise<string> => {
    const { id } = await bookInLotA(driver, "A-14");
    await driver.cancel(id);
    const rows = await driver.notifications(`&booking=${id}&event_type=reservation_cancelled`);
    return rows[0].message;
  };
  const page = await browserAs("admin", path, desktop);
  await expectConnected(page);
  const text = page.getByRole("textbox", { name: "Text" });
  await test.step("insert a variable", async () => {
    await text.fill("Slot  was given up");
    await text.press("Home");
    for (let step = 0; step < 5; step += 1) await text.press("ArrowRight");
    await page.getByRole("button", { name: "Insert slot" }).press("Enter");
    await expect(text).toBeFocused();
    await expect(text).toHaveValue("Slot {slot} was given up");
    await text.pressSequentially("!");
    await expect(text).toHaveValue("Slot {slot}! was given up");
    await expect(page.getByTestId("preview")).toContainText("Slot A-12! was given up");
  });
  await test.step("save", async () => {
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/Saved as version \d+/)).toBeVisible();
    expect(await cancelABooking()).toBe("Slot A-14! was given up");
  });
  await test.step("reset", async () => {
    await page.getByRole("button", { name: "Reset" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
    await expect(text).toHaveValue(original);
    expect(await cancelABooking()).toBe("Your reservation at Parking Lot A was cancelled");
  });
});

test("J5.8: an earlier version is taken up; unsaved words stay until discarded", async ({
  browserAs,
}) => {
  const page = await browserAs("admin", path, desktop);
  await expectConnected(page);
  const text = page.getByRole("textbox", { name: "Text" });
  await text.fill("Slot {slot} was given up");
  await page.getByRole("button", { name: "Save" }).click();
  const saved = page.getByText(/Saved as version \d+/);
  const version = /\d+/.exec((await saved.textContent())!)![0];
  await page.getByRole("button", { name: "Reset" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
  await expect(text).toHaveValue(original);
  await page.getByRole("button", { name: `Use version ${version}` }).click();
  await expect(text).toHaveValue("Slot {slot} was given up");
  await page.getByRole("link", { name: "All templates" }).click();
  await expect(page.getByTestId("template-row").first()).toBeVisible();
  await page.goBack();
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await expect(text).toHaveValue("Slot {slot} was given up");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(text).toHaveValue(original);
});

test("J5.8: a template that is switched off is marked in the list", async ({ as, browserAs }) => {
  const admin = await as("admin");
  const query = "event_type=refund_issued&delivery_channel=email";
  const [row] = (await admin.get(`${TEMPLATES}?${query}`)).body.results;
  const page = await browserAs("admin", `/admin/templates/${row.id}`, desktop);
  await page.getByRole("switch", { name: "In use" }).click();
  await expect(page.getByRole("switch", { name: "In use" })).not.toBeChecked();
  await expect
    .poll(async () => (await admin.get(`${TEMPLATES}${row.id}/`)).body.is_active)
    .toBe(false);
  await page.getByRole("link", { name: "All templates" }).click();
  await page.getByRole("searchbox").fill("refund");
  await expect(page.getByTestId("template-row").filter({ hasText: "Off" })).toHaveCount(1);
  await admin.post(`${TEMPLATES}${row.id}/reset/`);
});

for (const [name, start] of [
  ["driver", "/"],
  ["owner", "/owner"],
  ["staff", "/staff"],
] as const)
  test(`J5.8 J4.9: ${name} who opens the templates lands on ${start}`, async ({ browserAs }) => {
    const page = await browserAs(name, "/admin/templates");
    await expect(page).toHaveURL(new RegExp(`:\\d+${start}$`));
  });

test("two admins edit one template: the later one sees both texts and decides", async ({
  as,
  browserAs,
}) => {
  const page = await browserAs("admin", path, desktop);
  await expectConnected(page);
  const text = page.getByRole("textbox", { name: "Text" });
  await text.fill("Mine at {lot}");
  const admin = await as("admin");
  const id = path.split("/").at(-1);
  await admin.send("PUT", `${TEMPLATES}${id}/`, { body_template: "Theirs at {lot}" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const note = page.getByRole("status").filter({ hasText: "has saved version" });
  await expect(note).toContainText("Theirs at {lot}");
  await expect(text).toHaveValue("Mine at {lot}");
  expect((await admin.get(`${TEMPLATES}${id}/`)).body.body_template).toBe("Theirs at {lot}");
  await note.getByRole("button", { name: "Keep mine" }).click();
  await expect(note).toBeHidden();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved as" })).toBeVisible();
  expect((await admin.get(`${TEMPLATES}${id}/`)).body.body_template).toBe("Mine at {lot}");
  await admin.post(`${TEMPLATES}${id}/reset/`);
});
