import { expect, it } from "vitest";
import { TokenBucket } from "./token-bucket";

const takes = (bucket: TokenBucket, count: number, now: number) =>
  Array.from({ length: count }, () => bucket.take(now)).filter((wait) => wait === 0).length;

it("S13: lets a burst of forty through, then twenty a second, for ever", () => {
  const bucket = new TokenBucket(20, 40, 0);
  expect(takes(bucket, 60, 0)).toBe(40);
  expect(bucket.take(0)).toBe(50);
  expect(takes(bucket, 60, 1600)).toBe(32);
  expect(takes(bucket, 60, 100_000)).toBe(40);
  const steady = new TokenBucket(20, 40, 0);
  expect(
    Array.from({ length: 1000 }, (_, index) => steady.take(index * 50)).every((wait) => wait === 0),
  ).toBe(true);
  const hasty = new TokenBucket(20, 40, 0);
  expect(
    Array.from({ length: 300 }, (_, index) => hasty.take((index * 1000) / 30)).filter(
      (wait) => wait === 0,
    ).length,
  ).toBeLessThan(300);
});
