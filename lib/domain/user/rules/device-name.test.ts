import { expect, it } from "vitest";
import { deviceName, isPhone } from "./device-name";

const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0";
it.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, "Chrome on Windows"],
  [`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`, "Chrome on Android"],
  [`Mozilla/5.0 (Windows NT 10.0) ${chrome} Safari/537.36 Edg/139.0`, "Edge on Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E Safari/604.1",
    "Safari on iPhone",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Firefox/143.0", "Firefox on Mac"],
  ["curl/8.5.0", "curl"],
  ["node", "node"],
  ["", "Unknown device"],
])("calls %s %s", (device, name) => expect(deviceName(device)).toBe(name));

it("knows a phone", () => {
  expect(isPhone("Mozilla/5.0 (Linux; Android 10; K) Mobile")).toBe(true);
  expect(isPhone("Mozilla/5.0 (Windows NT 10.0)")).toBe(false);
});
