import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";
import type { Limit } from "./endpoint";

const limiters = singleton("limiters", () => new Map<string, RateLimiterMemory>());

/** Counts one call of `key` against the limit called `name`. Throws 429 with Retry-After. */
export async function consume(name: string, key: string, limit: Limit): Promise<void> {
  const factor = env().RATE_LIMIT_FACTOR;
  if (factor === 0) return;
  const points = Math.ceil(limit.points * factor);
  const limiter = limiters.get(name) ?? new RateLimiterMemory({ points, duration: limit.seconds });
  limiters.set(name, limiter);
  await limiter.consume(key).catch((rejected: unknown) => {
    if (rejected instanceof RateLimiterRes) throw throttled(rejected);
    throw rejected;
  });
}

/** Takes back one counted call, where only failures count. */
export async function giveBack(name: string, key: string): Promise<void> {
  await limiters.get(name)?.reward(key);
}

const throttled = ({ msBeforeNext }: RateLimiterRes) =>
  errors.throttled(Math.max(1, Math.ceil(msBeforeNext / 1000)));
