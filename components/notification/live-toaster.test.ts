import { beforeEach, expect, it, vi } from "vitest";
import { claimOnce } from "@/hooks/realtime/cross-tab-claims";
import { currentAlertTurn } from "@/hooks/realtime/tab-leader";
import { isWatched } from "@/hooks/realtime/watches";
import type { Notification } from "@/lib/domain/notification/schema";
import { chime } from "./chime";
import { showDesktopNotification } from "./desktop-notification";
import { liveToaster } from "./live-toaster";
import { notify } from "./notify";

vi.mock("./notify", () => ({ notify: { show: vi.fn(), info: vi.fn(), dismiss: vi.fn() } }));
vi.mock("./chime", () => ({ chime: vi.fn() }));
vi.mock("./desktop-notification", () => ({ showDesktopNotification: vi.fn() }));
vi.mock("@/hooks/wait", () => ({ wait: () => Promise.resolve() }));
vi.mock("@/hooks/realtime/cross-tab-claims", () => ({ claimOnce: vi.fn() }));
vi.mock("@/hooks/realtime/tab-leader", () => ({ currentAlertTurn: vi.fn() }));
vi.mock("@/hooks/realtime/watches", () => ({ isWatched: vi.fn() }));

const options = { show: true, sticky: false, sound: true, vibrate: true, desktop: true };
let lastId = 0;
const row = (change: Partial<Notification> = {}) =>
  ({
    id: `n${++lastId}`,
    dedupe_key: `key${lastId}`,
    event_type: "custom",
    title: "Gate B",
    message: "Gate B is closed.",
    level: "info",
    priority: "MEDIUM",
    snoozed_until: null,
    action_url: null,
    actions: [],
    data: {},
    ...change,
  }) as unknown as Notification;
const show = async (one: Notification, change: Partial<typeof options> = {}) => {
  liveToaster.show("person", one, { ...options, ...change });
  await new Promise((resolve) => setTimeout(resolve));
};

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(claimOnce).mockResolvedValue(true);
  vi.mocked(currentAlertTurn).mockReturnValue("now");
  vi.mocked(isWatched).mockReturnValue(false);
});

it("shows a toast with sound in the focused tab, and nothing on the desktop", async () => {
  await show(row());
  expect(notify.show).toHaveBeenCalledExactlyOnceWith(
    "info",
    "Gate B is closed.",
    expect.objectContaining({ title: "Gate B", urgent: false }),
  );
  expect(chime).toHaveBeenCalledOnce();
  expect(showDesktopNotification).not.toHaveBeenCalled();
});

it("also shows a desktop notification in the leader, when no tab has focus", async () => {
  vi.mocked(currentAlertTurn).mockReturnValue("later");
  await show(row());
  expect(showDesktopNotification).toHaveBeenCalledOnce();
});

it.each([
  ["the server asks for none", () => show(row(), { show: false })],
  [
    "another tab was first",
    () => {
      vi.mocked(claimOnce).mockResolvedValue(false);
      return show(row());
    },
  ],
  [
    "the tab is neither focused nor the leader",
    () => {
      vi.mocked(currentAlertTurn).mockReturnValue("never");
      return show(row());
    },
  ],
])("shows nothing when %s", async (_name, act) => {
  await act();
  expect(notify.show).not.toHaveBeenCalled();
  expect(chime).not.toHaveBeenCalled();
});

it("shows a notification once, and again when it returns from a snooze", async () => {
  const one = row();
  await show(one);
  await show(one);
  await show({ ...one, snoozed_until: "2026-11-21T10:00:00Z" });
  expect(notify.show).toHaveBeenCalledTimes(2);
});

it("uses the text of the countdown while this page counts down the booking (C11)", async () => {
  vi.mocked(isWatched).mockReturnValue(true);
  await show(row({ event_type: "booking_expiring_soon", data: { booking_id: "b1" } }));
  expect(notify.show).toHaveBeenCalledExactlyOnceWith(
    "warning",
    "Your booking will expire in 5 minutes!",
    expect.objectContaining({ urgent: true }),
  );
});

it("keeps the text of a warning that comes earlier than that of the countdown", async () => {
  vi.mocked(isWatched).mockReturnValue(true);
  const message = "Your booking will expire in 15 minutes!";
  const data = { booking_id: "b1", lead_minutes: 15 };
  await show(row({ event_type: "booking_expiring_soon", message, data }));
  expect(notify.show).toHaveBeenCalledExactlyOnceWith("info", message, expect.anything());
});

it("offers at most two open links", async () => {
  const link = (label: string, state = "open") => ({ kind: "link", href: "/", label, state });
  const actions = [link("done", "done"), link("a"), link("b"), link("c")];
  await show(row({ actions } as unknown as Partial<Notification>));
  const toast = vi.mocked(notify.show).mock.calls[0]?.[2];
  expect(toast?.actions?.map(({ label }) => label)).toEqual(["a", "b"]);
});

it("leaves out how many need a decision when the number is unknown", async () => {
  const position = { userId: "person", lastSeq: 8 };
  liveToaster.showSummary(position, { count: 600, actionRequired: null, rows: [] });
  await vi.waitFor(() =>
    expect(notify.info).toHaveBeenCalledWith("While you were away: 600 updates", expect.anything()),
  );
});

it("shows one summary of missed notifications and then none of them again", async () => {
  const rows = [row(), row()];
  const position = { userId: "person", lastSeq: 7 };
  liveToaster.showSummary(position, { count: 5, actionRequired: 2, rows });
  await vi.waitFor(() => expect(notify.info).toHaveBeenCalledOnce());
  expect(notify.info).toHaveBeenCalledWith(
    "While you were away: 5 updates, 2 need you",
    expect.objectContaining({ key: "away" }),
  );
  for (const one of rows) await show(one);
  expect(notify.show).not.toHaveBeenCalled();
});
