import { expect, it } from "vitest";
import { signedOutPath, signInPath, whySignedOut } from "./sign-in-path";

it("leads back to the page after signing in", () => {
  expect(signInPath("/")).toBe("/sign-in");
  expect(signInPath("/lots/1?for=30", "/register")).toBe(
    "/register?callbackUrl=%2Flots%2F1%3Ffor%3D30",
  );
});

it("S18: names why somebody is signed out", () => {
  expect(signedOutPath("deleted")).toBe("/sign-in?why=deleted");
  expect(signedOutPath("elsewhere", "/me")).toBe("/sign-in?callbackUrl=%2Fme&why=elsewhere");
});

it.each([
  ["sign_in_expired", "time"],
  ["account_deactivated", "deactivated"],
  ["session_ended", "elsewhere"],
])("S18: tells why by the reason %s of the socket", (reason, why) => {
  expect(whySignedOut(reason)).toBe(why);
});
