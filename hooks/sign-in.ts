import type { ProblemBody } from "@/lib/http/client";

/**
 * Signs in at next-auth's own paths, as its client does, which weighs more than the whole form.
 * Returns next-auth's error (a code, or a sentence of our server), or null when it worked. Throws
 * when no answer came.
 */
export async function signIn(email: string, password: string): Promise<string | null> {
  const csrf = await fetch("/api/auth/csrf");
  if (!csrf.ok) return detailOf(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ email, password, csrfToken, json: "true" }),
  });
  if (answer.status >= 500) return detailOf(answer);
  const { url } = (await answer.json()) as { url: string };
  const error = new URL(url, window.location.origin).searchParams.get("error");
  return error ?? (answer.ok ? null : "Default");
}

/** The sentence with which the gate refuses, such as that of an overload. */
const detailOf = async (answer: Response): Promise<string> =>
  ((await answer.json().catch(() => null)) as ProblemBody | null)?.detail ?? "Default";
