import { beforeEach, describe, expect, it } from "vitest";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { TestConnection } from "@/lib/testing/connections";
import { useTestDatabase } from "@/lib/testing/database";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { Hub } from "./hub";
import { LotUpdates } from "./lot-updates";
import type { Ack } from "./protocol";
import { receive, type Incoming } from "./receive";

useTestDatabase();

const hub = new Hub();
const context = { hub, lotUpdates: new LotUpdates(hub) };
context.lotUpdates.close();

let connection: TestConnection;
beforeEach(async () => {
  connection = new TestConnection(await person("driver"));
});

async function answerTo(incoming: Incoming): Promise<Ack<Record<string, unknown>>> {
  let ack: Ack<Record<string, unknown>> | undefined;
  await receive(connection, incoming, context, (answer) => (ack = answer));
  return ack!;
}
const ping = { event: "ping", payload: { timestamp: 7 } };
const unknown = { event: "weather", payload: {} };

describe("an invalid message", () => {
  it.each<[string, string, Incoming]>([
    ["a message that does not exist", "unknown_event", unknown],
    ["a name of Object.prototype", "unknown_event", { event: "constructor", payload: {} }],
    ["an unknown field", "invalid", { event: "mark_seen", payload: { up_to_seq: 1, a: 1 } }],
    ["a missing field", "invalid", { event: "mark_seen", payload: {} }],
    ["no payload", "invalid", { event: "mark_seen", payload: undefined }],
    [
      "a position that no feed has",
      "invalid",
      { event: "mark_all_read", payload: { before_seq: 1_000_000_000 } },
    ],
    ["an invalid id", "invalid", { event: "archive", payload: { notification_id: "1" } }],
    [
      "both forms of ids",
      "invalid",
      { event: "mark_read", payload: { notification_id: newId(), notification_ids: [newId()] } },
    ],
    ["a frame that could not be read", "not_text", errors.malformed("not_text", "x")],
  ])("S13: %s is refused with %s", async (_name, code, incoming) => {
    expect(await answerTo(incoming)).toMatchObject({ ok: false, error: { code } });
    expect(connection.last("error")).toMatchObject({ type: "error", code });
    expect(connection.isOpen).toBe(true);
  });

  it.each([
    ["that the database cannot store", "invalid", { timestamp: "\u0000" }],
    ["that is nested too deeply", "too_deep", JSON.parse(`${"[".repeat(30)}${"]".repeat(30)}`)],
  ])("a payload %s is refused with %s", async (_name, code, payload: unknown) => {
    expect(await answerTo({ event: "ping", payload })).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it("closes the connection at the fifth within ten seconds", async () => {
    for (let sent = 1; sent <= 4; sent += 1) await answerTo(unknown);
    expect(connection.isOpen).toBe(true);
    await answerTo(unknown);
    expect(connection.closedFor).toBe("abuse");
  });

  it("does not close the connection when four came more than ten seconds ago", async () => {
    for (let sent = 1; sent <= 4; sent += 1) await answerTo(unknown);
    connection.data.invalidAt = connection.data.invalidAt.map((at) => at - 10_001);
    await answerTo(unknown);
    expect(connection.isOpen).toBe(true);
  });

  it("counts only malformed ones: what is not found never closes the connection", async () => {
    for (let sent = 1; sent <= 6; sent += 1)
      expect(
        await answerTo({ event: "archive", payload: { notification_id: newId() } }),
      ).toMatchObject({ error: { code: "not_found" } });
    expect(connection.isOpen).toBe(true);
  });
});

describe("limits (S13)", () => {
  it("answers a burst of 40 messages and refuses the next with the time to wait", async () => {
    for (let sent = 1; sent <= 40; sent += 1)
      expect(await answerTo(ping), `message ${sent}`).toMatchObject({ ok: true });
    expect(await answerTo(ping)).toMatchObject({
      ok: false,
      error: { code: "throttled", retry_after: 1 },
    });
    expect(connection.isOpen).toBe(true);
  });

  it("closes a connection that sends 120 messages regardless", async () => {
    for (let sent = 1; sent <= 120; sent += 1) await answerTo(ping);
    expect(connection.isOpen).toBe(true);
    await answerTo(ping);
    expect(connection.closedFor).toBe("abuse");
  });

  it("counts the messages of all connections of a person together", async () => {
    const others = Array.from({ length: 3 }, () => new TestConnection(connection.data.actor));
    const acks: Ack<Record<string, unknown>>[] = [];
    for (const one of others)
      for (let sent = 1; sent <= 34; sent += 1)
        await receive(one, ping, context, (ack) => void acks.push(ack));
    expect(acks.filter((ack) => ack.ok)).toHaveLength(100);
  });
});

describe("an error inside a handler", () => {
  it("is answered without its details", async () => {
    const broken = { ...context, lotUpdates: null as never };
    let ack: unknown;
    await receive(
      connection,
      { event: "watch_lot", payload: { lot_id: newId() } },
      broken,
      (answer) => (ack = answer),
    );
    expect(ack).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(JSON.stringify(ack)).not.toContain("lotUpdates");
  });
});

it("another person's notification reads like one that does not exist (I10)", async () => {
  const id = await notify(await person("driver"));
  for (const event of ["archive", "unsnooze", "delete"])
    expect(await answerTo({ event, payload: { notification_id: id } }), event).toMatchObject({
      ok: false,
      error: { code: "not_found", message: "Not found." },
    });
});
