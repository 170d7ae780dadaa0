import { spawn } from "node:child_process";
import postgres from "postgres";
import type { Client } from "../../fixtures/client";
import { NOTIFICATIONS } from "../../fixtures/paths";
import { sleep } from "../../fixtures/sleep";
import { postgresProgram } from "./postgres";

const EXPORT_EVERY_MS = 5000;

/**
 * Reads as operators and people do, for a time: a backup and an analytics query that each
 * keep one snapshot open all the time, and exports of a person's notifications. Returns how many
 * rows each export had.
 */
export async function readForLong(
  databaseUrl: string,
  person: Client,
  seconds: number,
): Promise<number[]> {
  const [exported] = await Promise.all([
    exportAgain(person, seconds),
    dumpSlowly(databaseUrl, seconds),
    analyse(databaseUrl, seconds),
  ]);
  return exported;
}

async function exportAgain(person: Client, seconds: number): Promise<number[]> {
  const rows: number[] = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const response = await fetch(`${person.base}${NOTIFICATIONS}export.csv?archived=all`, {
      headers: { Authorization: `Bearer ${person.access}` },
    });
    rows.push((await response.text()).trimEnd().split("\r\n").length - 1);
    await sleep(EXPORT_EVERY_MS);
  }
  return rows;
}

/** Runs pg_dump and reads nothing of it until the time is over: its transaction stays open. */
async function dumpSlowly(databaseUrl: string, seconds: number): Promise<void> {
  const dump = spawn(postgresProgram("pg_dump"), [databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((done) => dump.once("exit", done));
  await sleep(seconds * 1000);
  if (dump.exitCode !== null) throw new Error("pg_dump ended too soon to hold its snapshot open.");
  dump.stdout.resume();
  const code = await ended;
  if (code !== 0) throw new Error(`pg_dump ended with ${code}.`);
}

/** Aggregates over all notifications again and again, in one transaction with one snapshot. */
async function analyse(databaseUrl: string, seconds: number): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const until = performance.now() + seconds * 1000;
  await sql.begin("isolation level repeatable read read only", async (tx) => {
    while (performance.now() < until)
      await tx`
        select recipient_id, event_type, count(*), count(read_at), max(created_at), pg_sleep(0.01)
        from notifications group by recipient_id, event_type`;
  });
  await sql.end();
}
