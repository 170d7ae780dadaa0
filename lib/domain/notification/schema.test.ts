import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import {
  change,
  listQuery,
  markAll,
  markAllQuery,
  markRead,
  seenRequest,
  snoozeRequest,
  testRequest,
} from "./schema";

const isRefused = (
  schema: { safeParse: (value: unknown) => { success: boolean } },
  value: object,
) => !schema.safeParse(value).success;

describe("listQuery", () => {
  it.each([
    { unknown: "1" },
    { notification_type: "weather" },
    { notification_types: "booking,weather" },
    { level: "loud" },
    { is_read: "yes" },
    { page: "0" },
    { page: "abc" },
    { page_size: "101" },
    { since_seq: "-1" },
    { ordering: "price" },
    { ordering: "seq,seq,seq,seq,seq" },
    { related_to: "booking" },
    { related_to: "booking:1" },
    { expand: "everything" },
    { created_after: "2026-06-01T12:00:00" },
    { tz: "Mars/Olympus" },
    { search: "" },
    { search: "x".repeat(101) },
  ])("refuses %j", (query) => {
    expect(isRefused(listQuery, query)).toBe(true);
  });

  it.each([
    ["as a comma list", "booking,payment"],
    ["repeated", ["booking", "payment"]],
  ])("U16: takes several categories %s", (_name, notification_types) => {
    expect(listQuery.parse({ notification_types }).notification_types).toEqual([
      "booking",
      "payment",
    ]);
  });
});

describe("requests", () => {
  it.each([
    ["U16: no ids", markRead, { notification_ids: [] }],
    ["more than 500 ids", markRead, { notification_ids: Array(501).fill(newId()) }],
    ["neither until nor minutes", snoozeRequest, {}],
    ["both until and minutes", snoozeRequest, { until: "2026-06-01T12:00:00Z", minutes: 5 }],
    ["no minutes at all", snoozeRequest, { minutes: 0 }],
    ["more than a year", snoozeRequest, { minutes: 366 * 24 * 60 + 1 }],
    ["both an event and a level", testRequest, { event_type: "custom", level: "info" }],
    ["a position that no feed has", markAll, { before_seq: 1_000_000_000 }],
    ["one in a query", markAllQuery, { before_seq: "1000000000" }],
    ["one that was seen", seenRequest, { up_to_seq: 1_000_000_000 }],
    ["no channel", testRequest, { channels: [] }],
    ["a title of 61 characters", change, { title: "x".repeat(61) }],
    ["a message without visible characters", change, { message: "\u200b" }],
    ["a field that only the server writes", change, { resolved: null }],
  ])("refuse %s", (_name, schema, value) => {
    expect(isRefused(schema, value)).toBe(true);
  });
});
