/** The address of the sign-in page, or of another one, that leads to `next` afterwards. */
export const signInPath = (next: string, page: "/sign-in" | "/register" = "/sign-in"): string =>
  next === "/" ? page : `${page}?callbackUrl=${encodeURIComponent(next)}`;
