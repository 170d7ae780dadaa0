import { describe, expect, it } from "vitest";
import type { Explanation } from "@/lib/domain/preference/schema";
import { externalChannelTexts, inAppText } from "./explanation-text";

const ZONE = "Asia/Manila";
const yes = { will_send: true, because: "default", until: null };
const no = (because: string, until: string | null = null) => ({ will_send: false, because, until });
const explained = (
  channels: Explanation["channels"],
  alert: Explanation["alert"] = yes,
): Explanation => ({
  event_type: "refund_issued",
  notification_type: "payment",
  locked: null,
  channels,
  alert,
});

describe("externalChannelTexts", () => {
  it("omits the app and channels that the event never uses", () => {
    const explanation = explained({ in_app: yes, email: yes, sms: no("not_offered") });
    expect(externalChannelTexts(explanation, ["in_app", "email"], ZONE)).toEqual([
      { channel: "email", text: "sent" },
    ]);
  });

  it("says switched off before not set up", () => {
    const explanation = explained({ email: no("preference"), push: no("no_address") });
    expect(externalChannelTexts(explanation, ["in_app"], ZONE)).toEqual([
      { channel: "email", text: "switched off" },
      { channel: "push", text: "not set up on this server yet" },
    ]);
  });

  it.each([
    ["sent", yes],
    ["sent, as you chose", { ...yes, because: "preference" }],
    ["no phone number in your profile", no("no_address")],
    ["muted", no("muted")],
    ["in your digest", no("digest")],
    ["in your digest, Thu 2 Jan 2020 08:00", no("digest", "2020-01-02T00:00:00Z")],
    ["sent after quiet hours, Thu 2 Jan 2020 07:00", no("quiet_hours", "2020-01-01T23:00:00Z")],
  ])("says %s", (text, decision) => {
    expect(externalChannelTexts(explained({ sms: decision }), ["in_app", "sms"], ZONE)).toEqual([
      { channel: "sms", text },
    ]);
  });
});

it.each([
  ["loud", "In the bell, with a toast", explained({ in_app: yes })],
  [
    "loud",
    "In the bell, with a toast, always",
    explained({ in_app: yes }, { ...yes, because: "locked" }),
  ],
  [
    "none",
    "Switched off: kept as history, without a badge",
    explained({ in_app: no("preference") }),
  ],
  [
    "silent",
    "In the bell, without a toast (quiet hours)",
    explained({ in_app: yes }, no("quiet_hours")),
  ],
  [
    "silent",
    "In the bell, without a toast (quiet hours until Thu 2 Jan 2020 07:00)",
    explained({ in_app: yes }, no("quiet_hours", "2020-01-01T23:00:00Z")),
  ],
  ["silent", "In the bell, without a toast (muted)", explained({ in_app: yes }, no("muted"))],
  ["none", "Not sent to you", explained({ in_app: no("not_offered") })],
])("describes a %s delivery in the app: %s", (how, text, explanation) => {
  expect(inAppText(explanation, ZONE)).toEqual({ how, text });
});
