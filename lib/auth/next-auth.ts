import type { NextAuthOptions, User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/clock";
import { connect } from "@/lib/core/db";
import { MINUTE_S, SECOND_MS } from "@/lib/core/duration";
import { isSecure } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { secretText } from "@/lib/core/secret";
import { fullName } from "@/lib/domain/user/read";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { hasEnded, sessionCookie, SIGN_IN_SECONDS } from "./actor";
import { login, openSession } from "./login";
import { safePath } from "./safe-path";

const SIGN_IN_MINUTES = SIGN_IN_SECONDS / MINUTE_S;
/** A cookie older than this is renewed. */
const RENEWAL_SECONDS = 30 * MINUTE_S;

/**
 * Sign-in of browsers. The cookie holds only the id of a session; the database says whether the
 * session is still valid (lib/auth/actor).
 */
export const authOptions = (): NextAuthOptions => ({
  secret: secretText(),
  session: { strategy: "jwt", maxAge: SIGN_IN_SECONDS, updateAge: RENEWAL_SECONDS },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  useSecureCookies: isSecure(),
  cookies: {
    sessionToken: {
      name: sessionCookie(),
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
    },
  },
  providers: [
    CredentialsProvider({
      name: "credentials",
      credentials: { email: {}, password: {} },
      authorize: (given, request) =>
        authorize(given, (request.headers ?? {}) as Record<string, string>),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => cookieClaims(token, user),
    redirect: ({ url, baseUrl }) =>
      baseUrl + safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
  },
  events: {
    signOut: async ({ token }) => {
      if (token.sub && typeof token.sid === "string")
        await revokeSessions(token.sub, { only: token.sid });
    },
  },
  logger: {
    error: (code) => log().warn({ code }, "next-auth"),
    warn: () => undefined,
    debug: () => undefined,
  },
});

type SignedIn = User & { sid: string };

/** Checks credentials and starts a session. The sign-in page shows the message of an error. */
async function authorize(
  given: Partial<Record<"email" | "password", string>> | undefined,
  headers: Record<string, string>,
): Promise<SignedIn> {
  try {
    await connect();
    const ip = headers["x-parkmate-ip"] ?? "127.0.0.1";
    const user = await login(String(given?.email ?? ""), String(given?.password ?? ""), ip);
    const sid = await openSession(user, headers["user-agent"] ?? "", SIGN_IN_MINUTES);
    return { id: user.id, name: fullName(user), email: user.email, sid };
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.problem.detail, { cause: error });
    log().error({ err: error }, "sign-in failed");
    throw new Error("Signing in is not possible right now. Please try again.", { cause: error });
  }
}

/** The claims of a new or renewed cookie; renewing does not revive a sign-in that has ended. */
function cookieClaims(token: JWT, user: User | undefined): JWT {
  if (user) {
    const signed_in_at = Math.floor(clock.realMs() / SECOND_MS);
    return { ...token, sid: (user as SignedIn).sid, signed_in_at };
  }
  if (!hasEnded(token)) return token;
  const { sid: _sid, ...rest } = token;
  return rest;
}
