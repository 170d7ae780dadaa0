import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderInUse, lockFolder } from "./embedded-lock";

describe("the lock of the embedded database's folder", () => {
  let folder: string;
  const unlocks: (() => Promise<void>)[] = [];
  const lock = async () => void unlocks.push(await lockFolder(folder));
  const holderFile = () => join(folder, "holder.json");
  const holder = () => JSON.parse(readFileSync(holderFile(), "utf8")) as { pid: number };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "parkmate-lock-"));
  });
  afterEach(async () => {
    for (const unlock of unlocks.splice(0)) await unlock().catch(() => undefined);
    rmSync(folder, { recursive: true });
  });

  it("names its holder", async () => {
    await lock();
    expect(holder().pid).toBe(process.pid);
  });

  it("I15: refuses a second process, and says who has it", async () => {
    await lock();
    await expect(lock()).rejects.toThrow(FolderInUse);
    await expect(lock()).rejects.toThrow(`${folder} is in use by process ${process.pid}.`);
  });

  it("is free again once released", async () => {
    await lock();
    await unlocks.pop()!();
    await expect(lock()).resolves.toBeUndefined();
  });

  it.each([
    ["no longer runs", { pid: 999_999_999, started: "1" }],
    ["had the pid before another process got it", { pid: process.pid, started: "1" }],
  ])("is taken over from a holder that %s", async (_, gone) => {
    await lock();
    writeFileSync(holderFile(), JSON.stringify(gone));
    await lock();
    expect(holder().pid).toBe(process.pid);
  });

  it("R5: is taken over from a holder that was killed and not yet reaped", async () => {
    // The shell becomes a program that never waits for its child.
    const parent = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 20"]);
    const pid = Number(await new Promise((done) => parent.stdout.once("data", done)));
    const statOf = () => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    await expect.poll(() => statOf()[0]).toBe("Z");
    await lock();
    writeFileSync(holderFile(), JSON.stringify({ pid, started: statOf()[19] }));
    await lock();
    expect(holder().pid).toBe(process.pid);
    parent.kill();
  });

  it("is taken over by one of two processes that try at the same time", async () => {
    await lock();
    writeFileSync(holderFile(), JSON.stringify({ pid: 999_999_999, started: "1" }));
    const outcomes = await Promise.allSettled([lock(), lock()]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is refused while its holder is not known yet", async () => {
    await lock();
    rmSync(holderFile());
    await expect(lock()).rejects.toThrow("in use by process unknown");
  });
});
