import { expect, it } from "vitest";
import type { AuditEntry } from "@/lib/domain/audit/schema";
import { changesOf, remarksOf } from "./audit-values";
import { actOf } from "./audit-words";

const entry = (fields: Partial<AuditEntry>) =>
  ({ action: "lot.change", before: null, after: null, detail: {}, ...fields }) as AuditEntry;

it("R8: shows each changed value as it was and as it became", () => {
  const changed = entry({
    before: { hourly_rate: 5000, opening_hours: null, covered: false },
    after: { hourly_rate: 4500, opening_hours: { mon: ["06:00"] }, covered: true },
  });
  expect(changesOf(changed)).toEqual([
    { name: "Hourly rate", before: "50.00", after: "45.00" },
    { name: "Opening hours", before: "none", after: "mon 06:00" },
    { name: "Covered", before: "no", after: "yes" },
  ]);
});

it("a value that was made or removed has one side only", () => {
  const slot = { ev: true, covered: false, hourly_rate: 100 };
  expect(changesOf(entry({ after: { "A-1": slot } }))).toEqual([
    { name: "A-1", before: null, after: "ev, hourly rate 1.00" },
  ]);
});

it("names a refused act by its endpoint, and why it was refused", () => {
  const refused = entry({
    action: "POST /api/bookings/{id}/approve",
    detail: { summary: "Approve a request", reason: "Not found." },
  });
  expect(actOf(refused)).toBe("Approve a request");
  expect(remarksOf(refused)).toEqual([["Reason", "Not found."]]);
});

it("says a state in words, and leaves a person's text as it is", () => {
  const after = { booking: "pending_payment", name: "under_ground" };
  expect(changesOf(entry({ after })).map((change) => change.after)).toEqual([
    "pending payment",
    "under_ground",
  ]);
});

it("of the hours of a week shows the days that changed", () => {
  const day = (start: string) => [{ start, end: "22:00" }];
  const before = { opening_hours: { fri: day("07:00"), mon: day("07:00") } };
  const after = { opening_hours: { fri: day("09:00"), mon: day("07:00") } };
  expect(changesOf(entry({ before, after }))).toEqual([
    { name: "Opening hours, fri", before: "07:00 – 22:00", after: "09:00 – 22:00" },
  ]);
  expect(changesOf(entry({ after: before }))[0]!.after).toBe(
    "mon 07:00 – 22:00, fri 07:00 – 22:00",
  );
});
