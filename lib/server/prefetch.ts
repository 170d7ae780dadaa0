import { dehydrate, QueryClient, type DehydratedState, type QueryKey } from "@tanstack/react-query";
import { headers } from "next/headers";
import { cache } from "react";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { inRequest } from "@/lib/core/request";
import { getUnreadCount as unreadCount } from "@/lib/domain/notification/api";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { urlOf } from "@/lib/http/client";
import type { Endpoint, Input, Parsed, Result } from "@/lib/http/endpoint";
import { keyOf, pagesKeyOf } from "@/lib/http/query-key";

/** An answer that a page's queries would fetch, and how the server reads it for this person. */
export interface Answer {
  key: QueryKey;
  /** The API's address of the answer; the addresses of a list's next pages follow from it. */
  path: string;
  read: () => Promise<unknown>;
}

type Read<E> = (input: Parsed<E>) => Promise<Result<E>> | Result<E>;
interface Parts {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
}

/** What this endpoint answers to a reader: parsed and filtered by the contract, as by `route()`. */
export function answerOf<E extends Endpoint>(endpoint: E, input: Input<E>, read: Read<E>): Answer {
  const { params, query, body } = input as Parts;
  return {
    key: keyOf(endpoint, input),
    path: urlOf(endpoint, params, query),
    read: async () => {
      const parsed = {
        params: endpoint.params?.parse(params),
        query: endpoint.query?.parse(query ?? {}),
        body: endpoint.body?.parse(body),
      };
      return endpoint.result.parse(await read(parsed as Parsed<E>));
    },
  };
}

/** The first page of a list whose next pages are loaded on demand. */
export function firstPageOf<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  read: Read<E>,
): Answer {
  const answer = answerOf(endpoint, input, read);
  return {
    ...answer,
    key: pagesKeyOf(endpoint, input),
    read: async () => ({ pages: [await answer.read()], pageParams: [1] }),
  };
}

/** The bell's number and the position of the person's feed, once for a page and its frame. */
const readUnreadCount = cache((userId: string) => getUnreadCount(userId, {}));

/**
 * Reads what a page shows first, as the state of the browser's cache. The position of the feed is
 * read before all else, so that the socket brings whatever these answers may lack. An answer that
 * fails is left out: the browser asks for it and shows the error.
 */
export async function prefetch(
  actor: Actor | null,
  ...answers: Answer[]
): Promise<DehydratedState & { person: string | null }> {
  const client = new QueryClient();
  const origin = await originOf();
  const store = async ({ key, path, read }: Answer) => {
    const scope = { id: newId(), ip: "127.0.0.1", url: origin + path };
    try {
      const updatedAt = clock.now().getTime();
      client.setQueryData(key, await inRequest(scope, read), { updatedAt });
    } catch (error) {
      const level = error instanceof AppError ? "debug" : "warn";
      log()[level]({ err: error, path }, "a page is sent without an answer");
    }
  };
  if (actor) await store(answerOf(unreadCount, {}, () => readUnreadCount(actor.id)));
  await Promise.all(answers.map(store));
  return { ...dehydrate(client), person: actor?.id ?? null };
}

async function originOf(): Promise<string> {
  const sent = await headers();
  return `${sent.get("x-parkmate-protocol") ?? "http"}://${sent.get("host") ?? "localhost"}`;
}
