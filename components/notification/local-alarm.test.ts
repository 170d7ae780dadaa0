import { beforeEach, expect, it, vi } from "vitest";
import { claimOnce } from "@/hooks/realtime/cross-tab-claims";
import { wait } from "@/hooks/wait";
import { extendOptions } from "./extend-action";
import { raiseLocalAlarm } from "./local-alarm";
import { notify } from "./notify";

vi.mock("./notify", () => ({ notify: { show: vi.fn() } }));
vi.mock("@/hooks/wait", () => ({ wait: vi.fn() }));
vi.mock("@/hooks/realtime/cross-tab-claims", () => ({ claimOnce: vi.fn() }));
vi.mock("./extend-action", () => ({ extendOptions: vi.fn() }));

const booking = { id: "b1", end_time: "2026-11-21T10:00:00.000Z" };
const tab = { visibilityState: "visible", hasFocus: vi.fn() };
beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal("document", tab);
  tab.hasFocus.mockReturnValue(true);
  vi.mocked(claimOnce).mockResolvedValue(true);
});

it("shows the toast under the key of the server's notification (C10)", async () => {
  await raiseLocalAlarm("booking_expiring_soon", booking, "person");
  const key = "booking:b1:expiring5:2026-11-21T10:00:00.000Z";
  expect(claimOnce).toHaveBeenCalledExactlyOnceWith(`person:${key}`);
  expect(notify.show).toHaveBeenCalledExactlyOnceWith(
    "warning",
    "Your booking will expire in 5 minutes!",
    expect.objectContaining({ key, urgent: true }),
  );
  expect(wait).not.toHaveBeenCalled();
});

it("offers to extend where that is possible", async () => {
  const actions = [{ label: "Extend 30 min · ₱30.00" }];
  vi.mocked(extendOptions).mockResolvedValue({ actions, sticky: true });
  await raiseLocalAlarm("booking_expiring_soon", booking, "person");
  expect(extendOptions).toHaveBeenCalledExactlyOnceWith("b1");
  const shown = expect.objectContaining({ actions, sticky: true });
  expect(notify.show).toHaveBeenCalledExactlyOnceWith("warning", expect.anything(), shown);
});

it("shows nothing when another tab or the server's notification was first", async () => {
  vi.mocked(claimOnce).mockResolvedValue(false);
  await raiseLocalAlarm("reservation_expired", booking, "person");
  expect(notify.show).not.toHaveBeenCalled();
});

it("lets the focused tab alert first", async () => {
  tab.hasFocus.mockReturnValue(false);
  await raiseLocalAlarm("reservation_expired", booking, "person");
  expect(wait).toHaveBeenCalledOnce();
});
