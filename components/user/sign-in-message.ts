import type { SignedOut } from "@/lib/auth/sign-in-path";
import { pageWords } from "@/lib/http/page-words";

/** The API's text for a wrong e-mail or password; clients depend on it. */
const NO_ACCOUNT = "No active account found with the given credentials.";

/** A message for next-auth's error, which is a code of its own or a sentence of our server. */
export function signInMessage(code: string | null | undefined): string {
  if (!code) return "Parkmate could not be reached. Check your connection and try again.";
  if (code === "CredentialsSignin" || code === NO_ACCOUNT)
    return "The e-mail or password is incorrect.";
  return code.includes(" ") ? pageWords(code) : "Signing in did not work. Please try again.";
}

const reasons: Record<SignedOut, string> = {
  ended: "You are signed out. Sign in to go on.",
  elsewhere: "You were signed out in another tab or on another device. Sign in to go on.",
  time: "You are signed out after 12 hours. Sign in to go on.",
  deleted: "Your account is deleted. You can create a new one at any time.",
  deactivated: "You were signed out because your account was deactivated.",
};

/** Why a person came to the sign-in page; undefined for whoever just came. */
export const signedOutMessage = (why: unknown): string | undefined =>
  typeof why === "string" && Object.hasOwn(reasons, why) ? reasons[why as SignedOut] : undefined;
