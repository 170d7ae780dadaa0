import { describe, expect, it } from "vitest";
import { TokenBucket } from "./token-bucket";

/** How many of `count` simultaneous takes succeed. */
const takes = (bucket: TokenBucket, count: number, now: number) =>
  Array.from({ length: count }, () => bucket.take(now)).filter((wait) => wait === 0).length;

describe("S13: a bucket of twenty a second with a burst of forty", () => {
  const newBucket = () => new TokenBucket(20, 40, 0);

  it("lets the burst through and then says how long to wait", () => {
    const bucket = newBucket();
    expect(takes(bucket, 60, 0)).toBe(40);
    expect(bucket.take(0)).toBe(50);
    expect(bucket.take(50)).toBe(0);
  });

  it("refills with the rate", () => {
    const bucket = newBucket();
    takes(bucket, 40, 0);
    expect(takes(bucket, 60, 1600)).toBe(32);
  });

  it("never holds more than the burst", () => {
    const bucket = newBucket();
    takes(bucket, 40, 0);
    expect(takes(bucket, 60, 100_000)).toBe(40);
  });

  it("lets the steady rate through for ever", () => {
    const bucket = newBucket();
    const waits = Array.from({ length: 1000 }, (_, index) => bucket.take(index * 50));
    expect(waits.every((wait) => wait === 0)).toBe(true);
  });

  it("stops thirty a second", () => {
    const bucket = newBucket();
    const waits = Array.from({ length: 300 }, (_, index) => bucket.take((index * 1000) / 30));
    expect(waits.some((wait) => wait > 0)).toBe(true);
  });
});
