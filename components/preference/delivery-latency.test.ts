import { expect, it } from "vitest";
import { measureDeliveryLatency } from "./delivery-latency";

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

it("measures a notification that arrives after the answer", async () => {
  let time = 0;
  const store = fakeStore();
  const send = () => {
    time = 40;
    setTimeout(() => {
      time = 90;
      store.arrive("a");
    });
    return Promise.resolve(["a"]);
  };
  expect(await measureDeliveryLatency(store, send, () => time)).toBe(90);
  expect(store.listeners.size).toBe(0);
});

it("measures a notification that arrives before the answer", async () => {
  let time = 0;
  const store = fakeStore();
  const send = () => {
    time = 25;
    store.arrive("b");
    time = 525;
    return Promise.resolve(["b"]);
  };
  expect(await measureDeliveryLatency(store, send, () => time)).toBe(25);
});

it("ignores other notifications and returns null after the timeout", async () => {
  const store = fakeStore();
  const send = () => {
    store.arrive("other");
    return Promise.resolve(["a"]);
  };
  expect(await measureDeliveryLatency(store, send, () => 0, 10)).toBeNull();
  expect(store.listeners.size).toBe(0);
});

it("rejects with the error of sending and stops listening", async () => {
  const store = fakeStore();
  const send = () => Promise.reject(new Error("refused"));
  await expect(measureDeliveryLatency(store, send, () => 0)).rejects.toThrow("refused");
  expect(store.listeners.size).toBe(0);
});
