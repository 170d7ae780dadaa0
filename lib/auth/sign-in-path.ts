/** Why a person is on the sign-in page without having asked for it, or after their last act. */
export type SignedOut = "ended" | "elsewhere" | "time" | "deleted" | "deactivated";

/** The address of the sign-in page, or of another one, that leads to `next` afterwards. */
export const signInPath = (next: string, page: "/sign-in" | "/register" = "/sign-in"): string =>
  next === "/" ? page : `${page}?callbackUrl=${encodeURIComponent(next)}`;

/** The address of the sign-in page that says why, and leads to `next` afterwards. */
export const signedOutPath = (why: SignedOut, next = "/"): string =>
  next === "/" ? `/sign-in?why=${why}` : `${signInPath(next)}&why=${why}`;

const whyOfReasons: Record<string, SignedOut> = {
  sign_in_expired: "time",
  account_deactivated: "deactivated",
};

/** Why a person is signed out, by the reason of the socket's `force_logout`. */
export const whySignedOut = (reason: string): SignedOut => whyOfReasons[reason] ?? "elsewhere";
