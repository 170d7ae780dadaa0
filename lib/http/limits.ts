import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";

const limiters = singleton("limiters", () => new Map<string, RateLimiterMemory>());

/** Counts one call of `key` against `name`'s limit. Throws 429 with Retry-After. */
export async function consume(
  name: string,
  key: string,
  limit: { points: number; seconds: number },
): Promise<void> {
  const factor = env().RATE_LIMIT_FACTOR;
  if (factor === 0) return;
  let limiter = limiters.get(name);
  if (!limiter)
    limiters.set(
      name,
      (limiter = new RateLimiterMemory({
        points: Math.ceil(limit.points * factor),
        duration: limit.seconds,
      })),
    );
  await limiter.consume(key).catch((rejected: unknown) => {
    if (rejected instanceof RateLimiterRes) throw throttled(rejected);
    throw rejected;
  });
}

/** Takes one counted call back, where only failures count. */
export async function giveBack(name: string, key: string): Promise<void> {
  await limiters.get(name)?.reward(key);
}

const throttled = ({ msBeforeNext }: RateLimiterRes) =>
  errors.throttled(Math.max(1, Math.ceil(msBeforeNext / 1000)));
