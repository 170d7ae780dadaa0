import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { freePort } from "../../fixtures/server";

export interface Cluster {
  url: (database: string) => string;
  /** A new empty database. Returns its address. */
  createDatabase: (name: string) => Promise<string>;
  /** What the server has written into its log. */
  log: () => string;
  stop: () => Promise<void>;
}

/** A private PostgreSQL on loopback in a temporary folder, run by an ordinary user because it refuses root. `settings` like "work_mem=4MB". */
export async function startPostgres(settings: string[] = []): Promise<Cluster> {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), "parkmate-pg-"));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) spawnSync("chown", ["postgres", folder]);
  chmodSync(folder, 0o700);
  const run = (name: string, args: string[]) =>
    isRoot
      ? execFileSync("runuser", ["-u", "postgres", "--", join(bin, name), ...args], {
          cwd: folder,
          stdio: "pipe",
        })
      : execFileSync(join(bin, name), args, { cwd: folder, stdio: "pipe" });
  const data = join(folder, "data");
  run("initdb", ["-D", data, "-U", "parkmate", "--auth=trust", "--encoding=UTF8", "--no-sync"]);
  run("pg_ctl", [
    "-D",
    data,
    "-w",
    "-l",
    join(folder, "log"),
    "-o",
    `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=120 -c fsync=off ${settings.map((one) => `-c ${one}`).join(" ")}`,
    "start",
  ]);
  const url = (database: string) => `postgres://parkmate@127.0.0.1:${port}/${database}`;
  return {
    url,
    createDatabase: (name) => createDatabase(url("postgres"), name),
    log: () => readFileSync(join(folder, "log"), "utf8"),
    stop: async () => {
      run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Adds an empty database to the cluster behind `adminUrl`. */
export async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database "${name.replace(/\W/g, "_")}"`);
  await admin.end();
  return adminUrl.replace(/\/[^/]*$/, `/${name.replace(/\W/g, "_")}`);
}

function binaries(): string {
  const root = "/usr/lib/postgresql";
  const version = existsSync(root)
    ? readdirSync(root)
        .filter((one) => existsSync(join(root, one, "bin/initdb")))
        .sort()
        .at(-1)
    : undefined;
  if (!version)
    throw new Error(
      "These tests need PostgreSQL's server: install it (Debian: apt-get install postgresql).",
    );
  return join(root, version, "bin");
}
