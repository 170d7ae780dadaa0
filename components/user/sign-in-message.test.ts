import { expect, it } from "vitest";
import { signedOutMessage, signInMessage } from "./sign-in-message";

it.each([
  ["no answer", undefined, "Parkmate could not be reached. Check your connection and try again."],
  ["wrong credentials", "CredentialsSignin", "The e-mail or password is incorrect."],
  [
    "the API's text for wrong credentials",
    "No active account found with the given credentials.",
    "The e-mail or password is incorrect.",
  ],
  [
    "the throttle",
    "Request was throttled. Expected available in 4 seconds.",
    "Too many tries. Try again in 4 seconds.",
  ],
  ["a sentence of the server", "Too many attempts.", "Too many attempts."],
  ["an unknown code", "OAuthCallback", "Signing in did not work. Please try again."],
])("explains %s", (_, code, message) => {
  expect(signInMessage(code)).toBe(message);
});

it.each([
  ["ended", /^You are signed out\. Sign in/],
  ["elsewhere", /signed out in another tab or on another device/],
  ["time", /12 hours/],
  ["deleted", /account is deleted/],
  ["deactivated", /account was deactivated/],
])("S18: says why somebody is here: %s", (why, message) => {
  expect(signedOutMessage(why)).toMatch(message);
});

it.each([undefined, "toString", ["deleted"]])("says nothing for %j", (why) => {
  expect(signedOutMessage(why)).toBeUndefined();
});
