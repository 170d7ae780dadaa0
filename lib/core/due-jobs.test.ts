import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/core/db";
import * as database from "@/lib/core/db";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { clock } from "./clock";
import { DueJobs } from "./due-jobs";

useTestDatabase();
afterEach(() => vi.restoreAllMocks());

const idle = () => Promise.resolve();
const at = (instant: Date | null) =>
  instant ? sql`${instant.toISOString()}::timestamptz` : sql`null::timestamptz`;
function jobAt(instant: () => Date | null) {
  const next = vi.fn(() => at(instant()));
  return { name: "job", everyMs: 1000, next, run: idle };
}
const change = () => db().execute(sql`update app_state set value = value`);

describe("the jobs that have something to do", () => {
  it("are those whose earliest moment has come, and those that always run", async () => {
    const [past, later, never] = [
      jobAt(() => clock.inMinutes(-1)),
      jobAt(() => clock.inMinutes(1)),
      jobAt(() => null),
    ];
    const always = { name: "always", everyMs: 1000, run: idle };
    const due = new DueJobs();
    const all = [past, later, never, always];
    expect(await due.of(all)).toEqual([past, always]);
    expect(await new DueJobs().of([always])).toEqual([always]);
  });

  it("are known without asking while nothing changes, also when their moment comes", async () => {
    const moment = clock.inMinutes(1);
    const job = jobAt(() => moment);
    const due = new DueJobs();
    for (let turn = 0; turn < 5; turn += 1) expect(await due.of([job])).toEqual([]);
    expect(job.next).toHaveBeenCalledTimes(2);
    advance({ seconds: 61 });
    expect(await due.of([job])).toEqual([job]);
    expect(job.next).toHaveBeenCalledTimes(2);
  });

  it("are asked for again after each change, at once and at the next turn", async () => {
    let moment: Date | null = null;
    const job = jobAt(() => moment);
    const due = new DueJobs();
    for (let turn = 0; turn < 3; turn += 1) await due.of([job]);
    await change();
    moment = clock.inMinutes(-1);
    job.next.mockClear();
    for (let turn = 0; turn < 3; turn += 1) expect(await due.of([job])).toEqual([job]);
    expect(job.next).toHaveBeenCalledTimes(2);
  });

  it("are asked for at every turn where other processes change the database as well", async () => {
    vi.spyOn(database, "databaseChanges").mockReturnValue(undefined);
    const job = jobAt(() => null);
    const due = new DueJobs();
    for (let turn = 0; turn < 4; turn += 1) await due.of([job]);
    expect(job.next).toHaveBeenCalledTimes(4);
  });

  it("are those that always run while the database does not answer", async () => {
    const broken = { name: "broken", everyMs: 1000, next: () => sql`nonsense`, run: idle };
    const always = { name: "always", everyMs: 1000, run: idle };
    expect(await new DueJobs().of([broken, always])).toEqual([always]);
  });
});
