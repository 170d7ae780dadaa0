import { describe, expect, it } from "vitest";
import type { Explanation } from "@/lib/domain/preference/schema";
import { eventsOf } from "./events-of";
import { inAppWords, outsideChannels } from "./words";

const zone = "Asia/Manila";
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

describe("what would reach me", () => {
  it("leaves out channels that an event never takes and says off before not set up", () => {
    const channels = outsideChannels(
      explained({
        in_app: yes,
        email: no("preference"),
        push: no("no_address"),
        sms: no("not_offered"),
      }),
      ["in_app"],
      zone,
    );
    expect(channels).toEqual([
      { channel: "email", sends: false, text: "switched off" },
      { channel: "push", sends: false, text: "not set up on this server yet" },
    ]);
  });

  it("names the reason where the channel is open", () => {
    const say = (decision: Explanation["alert"]) =>
      outsideChannels(explained({ in_app: yes, sms: decision }), ["in_app", "sms"], zone)[0]?.text;
    expect(say(yes)).toBe("sent");
    expect(say({ ...yes, because: "preference" })).toBe("sent, as you asked");
    expect(say(no("no_address"))).toBe("no phone number in your profile");
    expect(say(no("muted"))).toBe("muted");
    expect(say(no("digest"))).toBe("with your digest");
  });

  it("says what bell and screen do", () => {
    expect(inAppWords(explained({ in_app: yes }), zone).text).toBe("In the bell, with a toast");
    expect(inAppWords(explained({ in_app: no("preference") }), zone)).toEqual({
      how: "none",
      text: "Switched off: kept as history, without a badge",
    });
    expect(inAppWords(explained({ in_app: yes }, no("quiet_hours")), zone)).toEqual({
      how: "silent",
      text: "In the bell, without a toast (quiet hours)",
    });
    expect(inAppWords(explained({ in_app: no("not_offered") }), zone).text).toBe("Not sent to you");
  });
});

describe("the events of a category", () => {
  it("are those that the role can get, with their locks", () => {
    expect(
      eventsOf("booking", "driver")
        .filter((event) => event.locked)
        .map((event) => event.type),
    ).toEqual(["booking_declined", "reservation_cancelled"]);
    expect(
      eventsOf("booking", "owner")
        .filter((event) => event.locked)
        .map((event) => event.name),
    ).toEqual(["Cancelled"]);
    expect(eventsOf("reminder", "owner")).toEqual([]);
  });

  it("have a name that a person understands, never a placeholder", () => {
    const names = (["booking", "payment", "reminder", "system"] as const).flatMap((category) =>
      eventsOf(category, "driver").map((event) => event.name),
    );
    expect(names).toEqual(
      expect.arrayContaining([
        "New booking",
        "Message from a lot or Parkmate",
        "System announcement",
      ]),
    );
    expect(names.filter((name) => /[{}_]/.test(name))).toEqual([]);
  });
});
