/** How the API names it, for programs that know Django's words. */
const NO_ACCOUNT = "No active account found with the given credentials.";

/** next-auth hands over a code, or the server's own sentence; people get a sentence. */
export function signInMessage(code: string | null | undefined): string {
  if (!code) return "Parkmate could not be reached. Check your connection and try again.";
  if (code === "CredentialsSignin" || code === NO_ACCOUNT)
    return "E-mail or password is not right.";
  return code.includes(" ") ? code : "Signing in did not work. Please try again.";
}
