import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { freePort } from "../../fixtures/server";

export interface Cluster {
  /** The address of one of its databases. */
  url: (database: string) => string;
  /** Adds an empty database. Returns its address. */
  createDatabase: (name: string) => Promise<string>;
  /** The id of the postmaster, PostgreSQL's parent process. */
  pid: number;
  log: () => string;
  /** Ends it without a checkpoint and starts it again; returns when it accepts connections. */
  restart: () => void;
  /** Stops all its processes where they are, until `thaw`. */
  freeze: () => void;
  thaw: () => void;
  /** Ends PostgreSQL immediately, without a checkpoint, and removes its files. */
  stop: () => void;
}

/**
 * Starts a private PostgreSQL on loopback in a temporary folder. `settings` are lines of its
 * configuration ("work_mem=4MB").
 */
export async function startPostgres(settings: string[] = []): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "parkmate-pg-"));
  const run = runner(folder);
  const data = join(folder, "data");
  const log = join(folder, "log");
  const port = await freePort();
  run("initdb", ["-D", data, "-U", "parkmate", "--auth=trust", "--encoding=UTF8", "--no-sync"]);
  const options = [`-p ${port}`, `-k ${folder}`].concat(
    ["listen_addresses=127.0.0.1", "max_connections=120", "fsync=off", ...settings].map(
      (setting) => `-c ${setting}`,
    ),
  );
  run("pg_ctl", ["-D", data, "-w", "-l", log, "-o", options.join(" "), "start"]);
  const postmaster = () => Number.parseInt(readFileSync(join(data, "postmaster.pid"), "utf8"), 10);
  const signal = (name: NodeJS.Signals) => {
    const pid = postmaster();
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    for (const one of [pid, ...children.trim().split(/\s+/).map(Number)]) process.kill(one, name);
  };
  const url = (database: string) => `postgres://parkmate@127.0.0.1:${port}/${database}`;
  return {
    url,
    createDatabase: (name) => createDatabase(url("postgres"), name),
    pid: postmaster(),
    log: () => readFileSync(log, "utf8"),
    restart: () => run("pg_ctl", ["-D", data, "-w", "-l", log, "-m", "immediate", "restart"]),
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    stop: () => {
      run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Adds an empty database to the cluster behind `adminUrl`. Returns its address. */
export async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const database = name.replace(/\W/g, "_");
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database "${database}"`);
  await admin.end();
  return adminUrl.replace(/\/[^/]*$/, `/${database}`);
}

/** Runs PostgreSQL's programs; for root as the user "postgres", because they refuse root. */
function runner(folder: string): (program: string, args: string[]) => void {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) spawnSync("chown", ["postgres", folder]);
  chmodSync(folder, 0o700);
  return (program, args) => {
    const command = [postgresProgram(program), ...args];
    const [file, ...rest] = isRoot ? ["runuser", "-u", "postgres", "--", ...command] : command;
    execFileSync(file!, rest, { cwd: folder, stdio: "pipe" });
  };
}

/** The path of one of the programs of the newest installed PostgreSQL. */
export const postgresProgram = (name: string): string => join(binaries(), name);

function binaries(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  const version = versions
    .filter((one) => existsSync(join(root, one, "bin/initdb")))
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
  if (!version)
    throw new Error(
      "These tests need PostgreSQL's server: install it (Debian: apt-get install postgresql).",
    );
  return join(root, version, "bin");
}
