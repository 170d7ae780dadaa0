// `npm run dev`: the development server, started again after each change of `server.ts` or `lib`.
// Pages, components and hooks are left to Next, which reloads them without a restart.
//
// Folders are watched, not files: editors and git replace a file instead of writing into it, and a
// watcher of that file would see no further change (`tsx watch` does not).
import { spawn } from "node:child_process";
import { readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";
import "./build-worker.mjs";

const SETTLE_MS = 100;
const STOP_MS = 3_000;
const isSource = (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file);
const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

let server;
let settling;
let isRestarting = false;
let isStopping = false;

function start() {
  isRestarting = false;
  server = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    stdio: "inherit",
    env: { NEXT_TELEMETRY_DISABLED: "1", DRAIN_WAIT_MS: "0", ...process.env },
  });
  server.on("exit", (code) => {
    if (isRestarting) start();
    else if (isStopping || code === 0) process.exit(code ?? 0);
    else console.log("The server ended. It starts again after the next change.");
  });
}

function restart(file) {
  console.log(`${file} changed, restarting …`);
  if (server.exitCode !== null || server.signalCode !== null) return start();
  if (isRestarting) return;
  isRestarting = true;
  const stopping = server;
  stopping.kill("SIGTERM");
  // A page that stays open keeps its connection to a stopping server.
  setTimeout(() => stopping.kill("SIGKILL"), STOP_MS).unref();
}

function onChange(file) {
  clearTimeout(settling);
  settling = setTimeout(() => restart(file), SETTLE_MS);
}

const watched = new Set();
function watchFolder(folder) {
  if (watched.has(folder)) return;
  watched.add(folder);
  const watcher = watch(folder, (_event, name) => {
    if (!name) return;
    const path = join(folder, name);
    if (isSource(name)) onChange(path);
    else if (isFolder(path)) watchFolder(path);
  });
  const forget = () => watched.delete(folder);
  watcher.on("error", forget).on("close", forget);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) watchFolder(join(folder, entry.name));
}

watchFolder("lib");
watch(".", (_event, name) => {
  if (name === "server.ts") onChange(name);
});
// Ctrl+C reaches the server too, by itself.
process.on("SIGINT", () => (isStopping = true));
process.on("SIGTERM", () => {
  isStopping = true;
  server.kill("SIGTERM");
});
start();
