import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/next-auth";
import { newId } from "@/lib/core/id";
import { readLimited } from "@/lib/http/body";
import { problemDocument, problemOf } from "@/lib/http/problem";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The endpoints of next-auth: the only ones without `route()`, because the library answers. */
const answer = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions()) as Promise<Response>;

/** The library has no limit for a body, so it gets one that was read within ours. */
async function post(request: NextRequest, context: Context): Promise<Response> {
  try {
    const body = await readLimited(request);
    return await answer(
      new NextRequest(request.url, { method: "POST", headers: request.headers, body }),
      context,
    );
  } catch (error) {
    const { status, headers, body } = problemDocument(
      problemOf(error),
      request.nextUrl.pathname,
      request.headers.get("x-request-id") ?? newId(),
    );
    return new Response(body, { status, headers: { ...headers, Connection: "close" } });
  }
}

export { answer as GET, post as POST };
