import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { needSummary, missedNotifications } from "./missed-notifications";

const row = (id: string) => ({ id }) as Notification;
const toast = { show: true, sticky: false, sound: true, vibrate: false, desktop: true };

describe("missedNotifications", () => {
  it("keeps what the server wants shown, without sound", () => {
    const upserts = ["a", "b", "c"].map(row);
    expect(
      missedNotifications({ upserts, toasts: { a: toast, b: { ...toast, show: false } } }),
    ).toEqual([{ row: row("a"), toast: { ...toast, sound: false } }]);
  });
  it("drops rows without a decision of the server", () => {
    expect(missedNotifications({ upserts: [row("a"), row("constructor")], toasts: {} })).toEqual(
      [],
    );
  });
  it("counts only shown rows towards the summary", () => {
    const upserts = ["a", "b", "c", "d"].map(row);
    const toasts = Object.fromEntries(upserts.map(({ id }) => [id, toast]));
    expect(needSummary(missedNotifications({ upserts, toasts }))).toBe(true);
    expect(
      needSummary(
        missedNotifications({ upserts, toasts: { ...toasts, d: { ...toast, show: false } } }),
      ),
    ).toBe(false);
  });
});
