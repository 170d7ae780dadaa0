import { expect, it } from "vitest";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { listCaughtMessages } from "../read/caught-messages";
import { catchMessage } from "./catch-message";
import { sweepCaughtMessages } from "./sweep-caught-messages";

useTestDatabase();

it("S3.82: deletes what it has kept for a week", async () => {
  const [address, subject, text] = ["arun@parkmate.test", "Booking confirmed", "Slot A-12"];
  await catchMessage({ key: "1", channel: "email", address, subject, text, html: null, files: [] });
  const kept = async () => (await listCaughtMessages({ page: 1, page_size: 20 })).count;
  advance({ minutes: 6 * 1440 });
  await sweepCaughtMessages();
  expect(await kept()).toBe(1);
  advance({ minutes: 2 * 1440 });
  await sweepCaughtMessages();
  expect(await kept()).toBe(0);
});
