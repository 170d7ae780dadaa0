import { sql } from "drizzle-orm";
import { clock } from "./clock";
import { databaseChanges, rows } from "./db";
import type { Job } from "./job";
import { log } from "./log";

/**
 * Asks the database when the earliest row of each job is due, in one statement, and keeps the
 * answer while nothing was changed in a database that only this process changes.
 */
export class DueJobs {
  readonly #next = new Map<Job, number>();
  #changes: number | undefined;

  /** Those of the jobs that have something to do now. A job without `next` always has. */
  async of(jobs: readonly Job[]): Promise<Job[]> {
    const changes = databaseChanges();
    // A change is counted before it is sent: only the second answer after it is sure to contain it.
    const mayKeep = changes !== undefined && changes === this.#changes;
    this.#changes = changes;
    if (!mayKeep) this.#next.clear();
    const asked = jobs.filter((job) => job.next && !this.#next.has(job));
    const next = new Map([...this.#next, ...(await nextOf(asked))]);
    if (mayKeep) for (const [job, at] of next) this.#next.set(job, at);
    return jobs.filter((job) => !job.next || next.get(job)! <= clock.ms());
  }
}

/** Empty when the database does not answer. */
async function nextOf(jobs: Job[]): Promise<[Job, number][]> {
  if (!jobs.length) return [];
  try {
    const questions = jobs.map(
      (job, index) => sql`select ${sql.raw(String(index))} as job,
        extract(epoch from ${job.next!()})::float8 * 1000 as at`,
    );
    const found = await rows<{ job: number; at: number | null }>(
      sql.join(questions, sql` union all `),
    );
    return found.map(({ job, at }) => [jobs[job]!, at ?? Infinity]);
  } catch (error) {
    log().error({ err: error }, "looking for due jobs failed and will be tried again");
    return [];
  }
}
