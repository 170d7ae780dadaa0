import type { z } from "zod";
import type { Role } from "@/lib/core/actor";

/**
 * A contract: what one method of one path accepts and returns, and who may call it. The route
 * handler, the browser's `call()`, the OpenAPI document and the tests all read the same one.
 */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Canonical path without its trailing slash: `/api/bookings/{id}/cancel`. */
  path: string;
  /** Groups endpoints that show the same data; events name the tags whose queries they refresh. */
  tag: string;
  summary: string;
  /**
   * `public` needs no login; `optional` none either, but refuses a wrong token and answers a person
   * with what is theirs; `user` any login; a list those roles (others: 403).
   */
  access: "public" | "optional" | "user" | readonly Role[];
  params?: P;
  query?: Q;
  body?: B;
  /** Of a body that is a file and not JSON: its media types and its largest size. */
  accepts?: { types: readonly string[]; maxBytes: number };
  result: R;
  /**
   * Statuses with which the verb refuses, in addition to those that follow from the other members
   * (`access`, `params`, `limit` …).
   */
  refusals?: readonly (401 | 403 | 404 | 409 | 410 | 422)[];
  /**
   * Answers 503 with its result when it is not ready; an outage still answers a problem document.
   */
  mayBeUnready?: boolean;
  /** Answers 201 instead of 200 when something new was made. */
  mayCreate?: boolean;
  /** Status of success; 200 when absent, and 204 sends no body. */
  status?: number;
  /** Media types of a success that is not JSON. */
  produces?: readonly (
    | "text/html"
    | "text/csv"
    | "text/calendar"
    | "text/javascript"
    | "text/css"
    | "text/plain"
    | "image/svg+xml"
    | "image/webp"
  )[];
  /**
   * For what clients poll: answers have an ETag, and a client that has the same answer already gets
   * 304 without a body.
   */
  revalidates?: boolean;
  /** Replays the first answer to a repeated `Idempotency-Key`. */
  idempotent?: boolean;
  /** Its refusals are in the audit log, as those of every act that drivers may not do at all. */
  audited?: boolean;
  /** Counted for each caller: for the person, or for the network address without a login. */
  limit?: Limit;
  /** Counted for each network address, for callers without a login only. */
  guestLimit?: Limit;
  /** When an overloaded node refuses it with 503; before those that are "last" if absent. */
  shed?: "last" | "never";
}

export interface NamedEndpoint extends Endpoint {
  /** The name of the contract, unique in the product: `cancelBooking`. */
  name: string;
}

/** What calling an endpoint needs. */
export type Callable = Pick<Endpoint, "method" | "path" | "tag" | "idempotent">;

/**
 * What the browser has of a contract (lib/domain/<noun>/client.ts): how to call it. The schemas
 * remain as types; `contract` has no value.
 */
export interface ClientEndpoint<E extends Endpoint> extends Callable {
  readonly contract: E;
}

/** At most `points` calls in `seconds`. */
export interface Limit {
  points: number;
  seconds: number;
}

/** Declares a contract; its types follow from its schemas. */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(definition: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return definition;
}

type Part<Name extends string, S, Mode extends "in" | "out"> = S extends z.ZodUndefined
  ? { [K in Name]?: undefined }
  : S extends z.ZodType
    ? { [K in Name]: Mode extends "in" ? z.input<S> : z.output<S> }
    : { [K in Name]?: undefined };

type ContractOf<E> = E extends ClientEndpoint<infer C> ? C : E;

/** What a caller passes to an endpoint, before it is parsed. */
export type Input<E> =
  ContractOf<E> extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Part<"params", P, "in"> &
        (Q extends z.ZodUndefined ? { query?: undefined } : { query?: z.input<Q> }) &
        Part<"body", B, "in">
    : never;
/** What the handler receives, after parsing. */
export type Parsed<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Part<"params", P, "out"> & Part<"query", Q, "out"> & Part<"body", B, "out">
    : never;
export type Result<E> =
  ContractOf<E> extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;
