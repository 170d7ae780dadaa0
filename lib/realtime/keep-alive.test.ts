import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepAlive } from "./keep-alive";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const clientOf = () => Object.assign(new EventEmitter(), { ping: vi.fn(), terminate: vi.fn() });

it("keeps a client that answers each ping", () => {
  const client = clientOf();
  client.ping.mockImplementation(() => client.emit("pong"));
  keepAlive(client as never);
  vi.advanceTimersByTime(10 * 60_000);
  expect([client.ping.mock.calls.length, client.terminate.mock.calls.length]).toEqual([24, 0]);
});

it("terminates one that does not answer within twenty seconds, and stops when it is closed", () => {
  const client = clientOf();
  keepAlive(client as never);
  vi.advanceTimersByTime(44_999);
  expect(client.terminate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(client.terminate).toHaveBeenCalledOnce();
  client.emit("close");
  expect(vi.getTimerCount()).toBe(0);
});
