// Runs a command with the clock of all its processes set to another time, from which it goes on:
//
//   npm run test:at -- "2026-11-26 23:15" -- npm run unit
//   npm run test:at -- "2027-03-28 01:30 Europe/Berlin" -- npx vitest run
//
// The time is read in Asia/Manila unless a zone follows it. Needs Debian's package `faketime`.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Temporal } from "temporal-polyfill";

const HOME_ZONE = "Asia/Manila";
const FILE_TIMES = fileURLToPath(new URL("faked-file-times.mjs", import.meta.url));

const fail = (message) => {
  console.error(message);
  process.exit(2);
};

/** The library for programs with several threads, as Debian and its relatives install it. */
function findLibrary() {
  return readdirSync("/usr/lib")
    .map((folder) => join("/usr/lib", folder, "faketime/libfaketimeMT.so.1"))
    .find((file) => existsSync(file));
}

/** Milliseconds since 1970 of "2026-11-26 23:15" or "2026-11-26 23:15 Europe/Berlin". */
function instantOf(text) {
  const [date, time, zone = HOME_ZONE] = text.split(/[ T]+/);
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
}

const [when, ...rest] = process.argv.slice(2);
const [command, ...args] = rest[0] === "--" ? rest.slice(1) : rest;
if (!when || !command) fail('Usage: at-time.mjs "yyyy-mm-dd hh:mm [zone]" -- command …');
const library = findLibrary();
if (!library) fail("libfaketime is needed: apt-get install faketime");

// An offset, not a time: otherwise each process would begin at that time, however late it starts.
const offset = (instantOf(when) - Date.now()) / 1000;
const child = spawn(command, args, {
  stdio: "inherit",
  env: {
    ...process.env,
    LD_PRELOAD: library,
    FAKETIME: `${offset < 0 ? "" : "+"}${offset.toFixed(3)}`,
    // Durations and timeouts stay real; otherwise Chromium hangs at its first page.
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    FAKETIME_FORCE_MONOTONIC_FIX: "0",
    FAKETIME_DONT_RESET: "1",
    // A time that a program gives to a file is stored as a real time and read as a moved one.
    FAKE_UTIME: "1",
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${FILE_TIMES}`.trim(),
  },
});
child.on("error", (error) => fail(error.message));
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
