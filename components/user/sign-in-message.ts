/** next-auth hands over a code, or the server's own sentence; people get a sentence. */
export function signInMessage(code: string | null | undefined): string {
  if (!code) return "Parkmate could not be reached. Check your connection and try again.";
  if (code === "CredentialsSignin" || code === "invalid_credentials") return "E-mail or password is not right.";
  return code.includes(" ") ? code : "Signing in did not work. Please try again.";
}
