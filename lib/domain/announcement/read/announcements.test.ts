import { beforeEach, expect, it } from "vitest";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { book } from "@/lib/testing/bookings";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { composeRequest } from "../schema";
import { composeNotification } from "../write/compose";
import { countAddressees } from "./addressees";
import { listAnnouncements } from "./announcements";

useTestDatabase();

let admin: Actor;
let owner: Actor;
let lot: { id: string; slots: string[] };
beforeEach(async () => {
  admin = await person("admin");
  owner = await person("owner");
  lot = await openLot(owner);
  await book(await person("driver"), lot.slots[0]!);
});

const compose = (author: Actor, request: Partial<z.input<typeof composeRequest>>) =>
  composeNotification(
    author,
    composeRequest.parse({ title: "Gate B", message: "Closed.", ...request }),
  );

it("lists what administrators wrote, newest first, with its author", async () => {
  await compose(admin, { role: "driver", title: "First" });
  advance({ minutes: 1 });
  await compose(await person("admin"), { role: "owner", title: "Second" });
  const { count, results } = await listAnnouncements({});
  expect(count).toBe(2);
  expect(results).toMatchObject([
    { title: "Second", recipient_count: 1 },
    { title: "First", author_name: admin.name, status: "sent" },
  ]);
});

it("leaves out what owners wrote to their drivers", async () => {
  await compose(owner, { lot: lot.id });
  expect(await listAnnouncements({})).toMatchObject({ count: 0, results: [] });
});

it.each<[string, () => Partial<z.input<typeof composeRequest>>]>([
  ["All drivers", () => ({ role: "driver" })],
  ["All owners", () => ({ role: "owner" })],
  ["All administrators", () => ({ role: "admin" })],
  ["Drivers at one lot", () => ({ lot: lot.id })],
  ["Owners at one lot", () => ({ lot: lot.id, role: "owner" })],
  ["2 people", () => ({ recipients: [admin.id, owner.id] })],
])("names the audience: %s", async (audience, request) => {
  await compose(admin, request());
  expect((await listAnnouncements({})).results).toMatchObject([{ audience }]);
});

it("J5.7: an audience has as many people before as are written to", async () => {
  await person("driver");
  for (const audience of [{ role: "driver" }, { role: "driver", lot: lot.id }] as const) {
    const count = await countAddressees(admin, audience);
    expect(await compose(admin, audience)).toMatchObject({ created_count: count });
  }
  expect(await countAddressees(admin, { role: "driver", lot: lot.id })).toBe(1);
});
