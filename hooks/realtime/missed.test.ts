import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { areMany, missedOf } from "./missed";

const row = (id: string) => ({ id }) as Notification;
const hint = { show: true, sticky: false, sound: true, vibrate: false, desktop: true };

describe("missedOf", () => {
  it("says what the server wants said, in its way but without sound", () => {
    const upserts = ["a", "b", "c"].map(row);
    expect(missedOf({ upserts, toasts: { a: hint, b: { ...hint, show: false } } })).toEqual([
      { row: row("a"), hint: { ...hint, sound: false } },
    ]);
  });
  it("says nothing where the server gives no decision", () => {
    expect(missedOf({ upserts: [row("a"), row("constructor")], toasts: {} })).toEqual([]);
  });
  it("counts only what is said towards the summary", () => {
    const upserts = ["a", "b", "c", "d"].map(row);
    const toasts = Object.fromEntries(upserts.map(({ id }) => [id, hint]));
    expect(areMany(missedOf({ upserts, toasts }))).toBe(true);
    expect(areMany(missedOf({ upserts, toasts: { ...toasts, d: { ...hint, show: false } } }))).toBe(
      false,
    );
  });
});
