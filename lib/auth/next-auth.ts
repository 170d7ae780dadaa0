import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/clock";
import { connect } from "@/lib/core/db";
import { isSecure } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { secretText } from "@/lib/core/secret";
import { fullName } from "@/lib/domain/user/read";
import { revokeSessions } from "@/lib/domain/user/write/revoke-sessions";
import { startSession } from "@/lib/domain/user/write/start-session";
import { hasEnded, sessionCookie, SIGN_IN_SECONDS } from "./actor";
import { login } from "./login";
import { safePath } from "./safe-path";

const REFRESH_SECONDS = 30 * 60;

/** Sign-in for browsers. The cookie holds a session's id; whether it still counts stands in the database (lib/auth/actor). */
export const authOptions = (): NextAuthOptions => ({
  secret: secretText(),
  session: { strategy: "jwt", maxAge: SIGN_IN_SECONDS, updateAge: REFRESH_SECONDS },
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
      authorize: async (given, request) => {
        try {
          await connect();
          const headers = request.headers as Record<string, string> | undefined;
          const user = await login(
            String(given?.email ?? ""),
            String(given?.password ?? ""),
            headers?.["x-parkmate-ip"] ?? "127.0.0.1",
          );
          const sid = await startSession(user.id, headers?.["user-agent"] ?? "");
          return { id: user.id, name: fullName(user), email: user.email, sid };
        } catch (error) {
          if (error instanceof AppError) throw new Error(error.problem.detail, { cause: error });
          log().error({ err: error }, "sign-in failed");
          throw new Error("Signing in is not possible right now. Please try again.", {
            cause: error,
          });
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) =>
      user
        ? {
            ...token,
            sid: (user as { sid?: string }).sid,
            signed_in_at: Math.floor(clock.realMs() / 1000),
          }
        : hasEnded(token)
          ? withoutSession(token)
          : token,
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

/** A renewed cookie of a sign-in that is over opens nothing. */
const withoutSession = ({ sid: _sid, ...token }: JWT): JWT => token;
