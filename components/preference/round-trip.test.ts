import { describe, expect, it } from "vitest";
import { parseResult } from "./check-result";
import { measureRoundTrip } from "./round-trip";

function fakeStore() {
  let messages: { id: string }[] = [];
  const listeners = new Set<() => void>();
  return {
    get: () => ({ messages }),
    listeners,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    arrive(id: string) {
      messages = [{ id }, ...messages];
      for (const listener of listeners) listener();
    },
  };
}

describe("the way to the server and back", () => {
  it("is measured when the notification comes after the answer, and when it overtakes it", async () => {
    let time = 0;
    const store = fakeStore();
    const late = measureRoundTrip(
      store,
      async () => {
        time = 40;
        setTimeout(() => {
          time = 90;
          store.arrive("a");
        });
        return ["a"];
      },
      () => time,
    );
    expect(await late).toBe(90);
    const early = measureRoundTrip(
      store,
      async () => {
        time += 25;
        store.arrive("b");
        time += 500;
        return ["b"];
      },
      () => time,
    );
    expect(await early).toBe(25);
    expect(store.listeners.size).toBe(0);
  });

  it("is null when nothing comes, and a refusal passes through", async () => {
    const store = fakeStore();
    expect(
      await measureRoundTrip(
        store,
        async () => ["a"],
        () => 0,
        10,
      ),
    ).toBeNull();
    await expect(
      measureRoundTrip(
        store,
        () => Promise.reject(new Error("no")),
        () => 0,
      ),
    ).rejects.toThrow("no");
    expect(store.listeners.size).toBe(0);
  });
});

describe("what a device remembers of its check", () => {
  it("is read back, and nothing is made of what was spoiled", () => {
    expect(parseResult('{"sound":"works","connection_ms":84}')).toEqual({
      sound: "works",
      connection_ms: 84,
    });
    for (const raw of [null, "", "no json", '{"sound":"loud"}', "[]", "7"])
      expect(parseResult(raw)).toEqual({});
  });
});
