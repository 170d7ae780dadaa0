import { describe, expect, it } from "vitest";
import type { Preferences } from "@/lib/domain/preference/rules/delivery";
import type { NotificationRow } from "../table";
import { toastOptionsOf } from "./toast-options";

const row = (values: Partial<NotificationRow> = {}): NotificationRow =>
  ({
    event_type: "cash_payment_pending",
    category: "payment",
    audience: "owner",
    asks: true,
    data: {},
    level: "warning",
    priority: "HIGH",
    change: "new",
    read_at: null,
    silent: null,
    resolved: null,
    expires_at: null,
    ...values,
  }) as NotificationRow;
const preferences = {
  device: { sound: true, vibration: true, desktop: true },
  settings: {},
} as unknown as Preferences;
const options = (values: Partial<NotificationRow> = {}) => toastOptionsOf(row(values), preferences);
const resolved = { by: "Ana", at: "2026-06-01T12:00:00Z", outcome: "verified" };
const now = new Date();

describe("toastOptionsOf", () => {
  it("uses everything for an urgent question", () => {
    expect(options()).toEqual({
      show: true,
      sticky: true,
      sound: true,
      vibrate: true,
      desktop: true,
    });
  });

  it.each<[string, Partial<NotificationRow>]>([
    ["preferences silenced it", { silent: "quiet_hours" }],
    ["somebody has resolved it", { resolved }],
    ["it only changed and was read", { change: "edited", read_at: now }],
  ])("shows nothing when %s", (_name, values) => {
    expect(options(values)).toMatchObject({
      show: false,
      sound: false,
      vibrate: false,
      desktop: false,
    });
  });

  it.each<[string, Partial<NotificationRow>]>([
    ["new, although its author has read it by acting", { read_at: now }],
    ["woken", { change: "woken" }],
    ["changed and still unread", { change: "edited" }],
  ])("shows what is %s", (_name, values) => {
    expect(options(values).show).toBe(true);
  });

  it.each<[string, Partial<NotificationRow>, object]>([
    ["sound: not for a normal priority", { priority: "MEDIUM" }, { sound: false }],
    ["vibration: not for information", { level: "info" }, { vibrate: false }],
    ["desktop: not for a low priority", { priority: "LOW" }, { desktop: false }],
    ["sticky: not for a normal priority", { priority: "MEDIUM" }, { sticky: false }],
    ["sticky: not without a question", { asks: false }, { sticky: false }],
  ])("%s", (_name, values, expected) => {
    expect(options(values)).toMatchObject({ show: true, ...expected });
  });

  it("uses nothing but the toast for a person whose preferences are unknown", () => {
    expect(toastOptionsOf(row(), undefined)).toMatchObject({
      show: true,
      sound: false,
      vibrate: false,
      desktop: false,
    });
  });
});
