// Loaded into each Node process of scripts/at-time.mjs: moves the times of files with the clock.
// libfaketime does so for programs that call stat, but Node uses another system call.
// Without it a file that was written a moment ago looks months old.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const offsetMs = Number(process.env.FAKETIME) * 1000;
const kinds = ["atime", "mtime", "ctime", "birthtime"];

function moved(stats) {
  if (typeof stats?.mtimeMs !== "number") return stats;
  for (const kind of kinds) {
    const ms = stats[`${kind}Ms`] + offsetMs;
    Object.defineProperty(stats, `${kind}Ms`, { value: ms, enumerable: true, writable: true });
    Object.defineProperty(stats, kind, { value: new Date(ms), enumerable: true, writable: true });
  }
  return stats;
}

for (const name of ["stat", "lstat", "fstat"]) {
  const [read, readSync] = [fs[name], fs[`${name}Sync`]];
  fs[name] = (...args) => {
    const done = args.pop();
    read(...args, (error, stats) => done(error, moved(stats)));
  };
  fs[`${name}Sync`] = (...args) => moved(readSync(...args));
}
for (const name of ["stat", "lstat"]) {
  const read = fs.promises[name];
  fs.promises[name] = async (...args) => moved(await read(...args));
}
syncBuiltinESMExports();
