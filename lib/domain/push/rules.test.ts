import { describe, expect, it } from "vitest";
import { isPushEndpoint } from "./rules";

describe("S19 H88: a subscription's address", () => {
  it.each([
    "https://fcm.googleapis.com/fcm/send/abc:def",
    "https://fcm.googleapis.com:443/wp/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/QabC",
    "https://wns2-db5p.notify.windows.com/w/?token=abc",
  ])("may be %s", (endpoint) => expect(isPushEndpoint(endpoint)).toBe(true));

  it.each([
    "http://127.0.0.1:6379/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://localhost/",
    "file:///etc/passwd",
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com@evil.example/",
    "https://user@fcm.googleapis.com/",
    "https://user:pass@fcm.googleapis.com/",
    "https://fcm.googleapis.com.evil.example/",
    "https://fcm.googleapis.com./",
    "https://evilfcm.googleapis.com/",
    "https://evil.fcm.googleapis.com/",
    "https://push.services.mozilla.com.evil.example/",
    "https://xnotify.windows.com/",
    "https://fcm.googleapis.com:8443/",
    "https://fcm.googleapis.com/#x",
    "https://fcm.gооgleapis.com/",
    "https://fcm.googleapis.com\\@evil.example/",
    " https://fcm.googleapis.com/",
    "https://fcm.googleapis.com/\r\nHost: evil",
    "//fcm.googleapis.com/",
    "javascript:alert(1)",
    "",
  ])("may not be %j", (endpoint) => expect(isPushEndpoint(endpoint)).toBe(false));

  it("may be another one in tests alone", () => {
    expect(isPushEndpoint("http://127.0.0.1:4000/a", "http://127.0.0.1:4000")).toBe(true);
    expect(isPushEndpoint("http://127.0.0.1:4001/a", "http://127.0.0.1:4000")).toBe(false);
  });
});
