import { Worker } from "node:worker_threads";

/** How long the work takes on a quiet machine of the kind that the limits were written for. */
const REFERENCE_MS = 230;
const ROUNDS = 3;
const CORES = 2;

const work = `
  const { createHash } = require("node:crypto");
  const rowOf = (_, id) => ({ id, name: "slot " + id, at: new Date(id) });
  const rows = Array.from({ length: 2000 }, rowOf);
  for (let round = 0; round < 40; round += 1) {
    const text = JSON.stringify(rows.map((row) => ({ ...row, round })));
    createHash("sha256").update(text).digest("hex");
    JSON.parse(text).sort((a, b) => b.id - a.id);
  }`;

const runOnce = (): Promise<void> =>
  new Promise((done, fail) => {
    new Worker(work, { eval: true }).once("error", fail).once("exit", () => done());
  });

/** Fixed work on both cores at once; milliseconds, the shortest of a few rounds. */
async function timeOfWork(): Promise<number> {
  let shortest = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await Promise.all(Array.from({ length: CORES }, runOnce));
    shortest = Math.min(shortest, performance.now() - began);
  }
  return shortest;
}

/**
 * How many times slower this machine is now than the one that the limits were written for, at
 * least 1: it may share its cores with others. Ask while the servers have nothing to do.
 */
export async function slowness(): Promise<number> {
  const factor = Math.max(1, (await timeOfWork()) / REFERENCE_MS);
  if (factor > 1.1) console.log(`this machine is ${factor.toFixed(2)} times slower than usual`);
  return factor;
}
