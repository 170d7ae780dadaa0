import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import lockfile from "proper-lockfile";

import { HOUR_MS, MINUTE_MS } from "../duration";

/** How long a process that has just taken the lock needs to write its name. */
const HOLDER_WRITE_MS = 300;
/** Indices of the state and the start time in /proc/<pid>/stat, after the program's name. */
const STATE_INDEX = 0;
const START_TIME_INDEX = 19;
/** States of a process that has ended and was not reaped by its parent yet. */
const ENDED = /^[ZX]/;

interface Holder {
  pid: number;
  started: string;
}

/** Another process has the embedded database open; `message` names it. */
export class FolderInUse extends Error {}

/**
 * Locks the embedded database's folder for this process. PGlite takes no lock of its own, and two
 * processes on one folder silently destroy each other's writes (docs/data.md I15). A lock whose
 * holder has ended is taken over; pid and start time together identify the holder.
 * Returns a function that unlocks the folder. Throws `FolderInUse`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const holderFile = join(folder, "holder.json");
  const options = {
    lockfilePath: join(folder, "lock"),
    realpath: false,
    stale: HOUR_MS,
    update: 10 * MINUTE_MS,
  };
  const take = () => lockfile.lock(folder, options);
  const release = await take().catch(async () => {
    await setTimeout(HOLDER_WRITE_MS);
    const holder = readHolder(holderFile);
    if (!holder || isAlive(holder)) throw inUse(folder, holder);
    // Only one process may take over from a dead holder; a second one that tries is refused.
    const claim = join(folder, `takeover-${holder.pid}-${holder.started.replace(/\W/g, "")}`);
    try {
      mkdirSync(claim);
    } catch {
      throw inUse(folder, readHolder(holderFile));
    }
    rmSync(options.lockfilePath, { recursive: true, force: true });
    const taken = await take();
    writeHolder(holderFile);
    rmSync(claim, { recursive: true });
    return taken;
  });
  writeHolder(holderFile);
  return release;
}

const inUse = (folder: string, holder: Holder | null) =>
  new FolderInUse(
    `The embedded database in ${folder} is in use by process ${holder?.pid ?? "unknown"}. ` +
      "Stop it, or set PARKMATE_DATA_DIR or DATABASE_URL.",
  );

const writeHolder = (file: string) =>
  writeFileSync(
    file,
    JSON.stringify({ pid: process.pid, started: startTimeOf(process.pid) ?? "" }),
  );

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

const isAlive = (holder: Holder) => startTimeOf(holder.pid) === holder.started;

/** When a process started, as the operating system reports it; null when it does not run. */
function startTimeOf(pid: number): string | null {
  try {
    if (existsSync("/proc/self/stat")) {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.replace(/^.*\) /s, "").split(" ");
      return ENDED.test(fields[STATE_INDEX]!) ? null : (fields[START_TIME_INDEX] ?? null);
    }
    const columns = ["-o", "stat=", "-o", "lstart=", "-p", String(pid)];
    const [state, ...started] = execFileSync("ps", columns, { encoding: "utf8" }).split(/\s+/);
    return ENDED.test(state!) ? null : started.join(" ").trim();
  } catch {
    return null;
  }
}
