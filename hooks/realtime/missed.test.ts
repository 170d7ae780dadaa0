import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { areMany, missedOf } from "./missed";

const row = (id: string) => ({ id }) as Notification;
const toast = { show: true, sticky: false, sound: true, vibrate: false, desktop: true };

describe("missedOf", () => {
  it("says what the server wants said, in its way but without sound", () => {
    const upserts = ["a", "b", "c"].map(row);
    expect(missedOf({ upserts, toasts: { a: toast, b: { ...toast, show: false } } })).toEqual([
      { row: row("a"), toast: { ...toast, sound: false } },
    ]);
  });
  it("says nothing where the server gives no decision", () => {
    expect(missedOf({ upserts: [row("a"), row("constructor")], toasts: {} })).toEqual([]);
  });
  it("counts only what is said towards the summary", () => {
    const upserts = ["a", "b", "c", "d"].map(row);
    const toasts = Object.fromEntries(upserts.map(({ id }) => [id, toast]));
    expect(areMany(missedOf({ upserts, toasts }))).toBe(true);
    expect(
      areMany(missedOf({ upserts, toasts: { ...toasts, d: { ...toast, show: false } } })),
    ).toBe(false);
  });
});
