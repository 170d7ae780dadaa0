import { describe, expect, it } from "vitest";
import { jobs, runDueJobs } from "@/lib/jobs";
import { DueJobs } from "@/lib/core/due-jobs";
import { useTestDatabase, advance } from "@/lib/testing/database";
import { book } from "@/lib/testing/bookings";
import { bellOf } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";

useTestDatabase();

describe("the timed jobs", () => {
  it("have names of their own, for the log", () => {
    const names = jobs.map((job) => job.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(jobs)("$name finds nothing to do in an empty database", (job) =>
    expect(Promise.resolve(job.run())).resolves.not.toThrow(),
  );

  it("ask when there is something to do in one statement, and find what there is", async () => {
    const driver = await person("driver");
    const lot = await openLot(await person("owner"));
    await book(driver, lot.slots[0]!, { minutes: 60 });
    const due = new DueJobs();
    const namesOfDue = async () => (await due.of(jobs)).map((job) => job.name);
    const always = jobs.filter((job) => !job.next).map((job) => job.name);
    expect(await namesOfDue()).toEqual(always);
    advance({ minutes: 61 });
    expect(await namesOfDue()).toEqual(["send reminders", "expire bookings", ...always]);
  });

  it("wait for the same rows as they settle: none is due that its job leaves", async () => {
    const driver = await person("driver");
    const lot = await openLot(await person("owner"));
    await book(driver, lot.slots[0]!, { minutes: 60 });
    await book(driver, lot.slots[1]!, { minutes: 60, method: "cash" });
    const due = new DueJobs();
    const waiting = jobs.filter((job) => job.next);
    const done = new Set<string>();
    for (let minute = 0; minute <= 61; minute += 1) {
      for (const job of await due.of(waiting)) {
        await job.run();
        done.add(job.name);
      }
      expect(await new DueJobs().of(waiting)).toEqual([]);
      advance({ minutes: 1 });
    }
    expect([...done]).toEqual(
      expect.arrayContaining(["send reminders", "expire bookings", "remind verifiers"]),
    );
  });

  it.each([
    "send reminders",
    "expire bookings",
    "remind verifiers",
    "wake snoozed notifications",
    "expire notifications",
    "send announcements",
  ])("%s each second: people wait for it", (name) =>
    expect(jobs.find((job) => job.name === name)?.everyMs).toBe(1000),
  );

  it.each([
    ["send refunds", 2000],
    ["recover bookings", 5000],
  ])("%s each %i ms: money waits for it", (name, everyMs) =>
    expect(jobs.find((job) => job.name === name)?.everyMs).toBe(everyMs),
  );

  it("sweep and purge each ten minutes, events each minute", () => {
    const sweeps = jobs.filter((job) => /^(sweep|purge|apply)/.test(job.name));
    const often = sweeps.filter((job) => job.everyMs !== 600_000);
    expect(often.map(({ name, everyMs }) => [name, everyMs])).toEqual([["sweep events", 60_000]]);
  });
});

describe("runDueJobs", () => {
  it("does what has become due since the clock was moved", async () => {
    const driver = await person("driver");
    const lot = await openLot(await person("owner"));
    await book(driver, lot.slots[0]!, { minutes: 60 });
    advance({ minutes: 56 });
    await runDueJobs();
    expect(await bellOf(driver)).toContain("booking_expiring_soon");
    expect(await bellOf(driver)).not.toContain("reservation_expired");
    advance({ minutes: 5 });
    await runDueJobs();
    expect(await bellOf(driver)).toContain("reservation_expired");
  });
});
