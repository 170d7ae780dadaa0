import { encode } from "next-auth/jwt";
import { sessionCookie } from "@/lib/auth/actor";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { secretText } from "@/lib/core/secret";
import { issueTokens } from "@/lib/domain/user/write/issue-tokens";
import { signedIn } from "./people";

type Handle = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;
interface Sent {
  method?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  /** Sent as it is when it is a text, else as JSON. */
  body?: unknown;
}

/** Calls a route as Next does, with the headers that the gate would have written. */
export async function ask(handle: Handle, path: string, sent: Sent = {}) {
  const { method = "GET", headers = {}, params = {}, body } = sent;
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: {
      host: "localhost:3000",
      "x-request-id": "request-0001",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: typeof body === "string" || body === undefined ? (body ?? null) : JSON.stringify(body),
  });
  const response = await handle(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    // Tests read answers as clients do, without their types.
    body: (isJson ? JSON.parse(text) : null) as never as Record<string, unknown>,
  };
}

/** The header of an access token for a new session of this person. */
export async function bearerOf(actor: Actor): Promise<{ authorization: string }> {
  const { access } = await issueTokens(actor.id, (await signedIn(actor)).session_id);
  return { authorization: `Bearer ${access}` };
}

/** The header of a browser's session cookie for this session of a person. */
export async function cookieOf(
  { session_id }: Actor,
  claims: Record<string, unknown> = {},
): Promise<{ cookie: string }> {
  const signed_in_at = Math.floor(clock.realMs() / 1000);
  const token = { sid: session_id, signed_in_at, ...claims };
  return { cookie: `${sessionCookie()}=${await encode({ token, secret: secretText() })}` };
}
