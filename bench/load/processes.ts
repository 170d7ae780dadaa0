import { readdirSync, readFileSync } from "node:fs";

/** What the kernel counts processor time in. */
const TICK_MS = 10;

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The process has ended.
    return "";
  }
}

/** The fields of /proc/<pid>/stat after the name: [1] parent, [11] to [14] processor time. */
function statOf(pid: number): number[] {
  const text = read(`/proc/${pid}/stat`);
  return text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
}

/** A process and all that it has started. */
function family(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = statOf(Number(name))[1]!;
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const withChildren = (pid: number): number[] => [
    pid,
    ...(children.get(pid) ?? []).flatMap(withChildren),
  ];
  return withChildren(root);
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Processor time of a process, its children and those that have ended, in milliseconds. */
export function cpuMs(pid: number): number {
  const [own, ...children] = family(pid).map(statOf);
  const ticks = own!.slice(11, 15).concat(children.flatMap((stat) => stat.slice(11, 13)));
  return sum(ticks.filter(Number.isFinite)) * TICK_MS;
}

/** Resident memory of a process and its children, in KB. */
export const residentKb = (pid: number): number =>
  sum(
    family(pid).map((one) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${one}/status`))?.[1] ?? 0)),
  );
