import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { caughtHtml, getCaughtMessage, listCaughtMessages } from "../read/caught-messages";
import { caughtMessageDetail } from "../schema";
import { catchMessage } from "./catch-message";

useTestDatabase();

const message = (key: string, fields: object = {}) => ({
  key,
  channel: "email" as const,
  address: "arun@parkmate.test",
  subject: "Booking confirmed",
  text: "Slot A-12",
  html: "<html><head></head><body>Slot A-12</body></html>",
  files: [{ name: "stay.ics", type: "text/calendar", content: "BEGIN:VCALENDAR" }],
  ...fields,
});
const list = async (search?: string) =>
  (await listCaughtMessages({ page: 1, page_size: 20, ...(search && { search }) })).results;

it("S3.82: keeps a message once, and finds it by its address and subject", async () => {
  for (const _ of [1, 2]) await catchMessage(message("one"));
  await catchMessage(message("two", { address: "mira@parkmate.test", html: null }));
  expect((await list()).map(({ address }) => address)).toEqual([
    "mira@parkmate.test",
    "arun@parkmate.test",
  ]);
  const [found] = await list("arun booking");
  const detail = caughtMessageDetail.parse(await getCaughtMessage(found!.id));
  expect(detail).toMatchObject({ text: "Slot A-12", has_html: true });
  expect(detail.files[0]!.name).toBe("stay.ics");
});

it("S3.82: shows the HTML in a frame without scripts, and 404 where there is none", async () => {
  await catchMessage(message("one"));
  await catchMessage(message("two", { address: "mira@parkmate.test", html: null }));
  const [plain, rich] = await list();
  const page = await caughtHtml(rich!.id);
  expect(page.headers.get("Content-Security-Policy")).toMatch(/default-src 'none'.*sandbox/);
  expect(await page.text()).toContain("Slot A-12");
  await expect(caughtHtml(plain!.id)).rejects.toMatchObject({ problem: { status: 404 } });
});
