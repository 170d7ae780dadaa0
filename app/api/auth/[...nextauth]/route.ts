import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/next-auth";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { readLimited } from "@/lib/http/body";
import { problemDocument, problemOf } from "@/lib/http/problem";

type Context = { params: Promise<{ nextauth: string[] }> };
type Answer = (request: NextRequest, context: Context) => Promise<Response>;

/** The endpoints of next-auth: the only ones without `route()`, because the library answers. */
const answer: Answer = async (request, context) => {
  const response = (await NextAuth(request, context, authOptions())) as Response;
  if (response.status >= 500) throw new Error(`next-auth answered ${response.status}`);
  return response;
};

/** The library has no limit for a body, so it gets one that was read within ours. */
const answerPost: Answer = async (request, context) => {
  const body = await readLimited(request);
  const { url, headers } = request;
  return answer(new NextRequest(url, { method: "POST", headers, body }), context);
};

const withProblems =
  (inner: Answer): Answer =>
  async (request, context) => {
    try {
      return await inner(request, context);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status >= 500) log().error({ err: error }, "next-auth failed");
      const id = request.headers.get("x-request-id") ?? newId();
      const { status, headers, body } = problemDocument(problem, request.nextUrl.pathname, id);
      return new Response(body, { status, headers: { ...headers, Connection: "close" } });
    }
  };

export const GET = withProblems(answer);
export const POST = withProblems(answerPost);
