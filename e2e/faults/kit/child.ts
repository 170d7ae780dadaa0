import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/** Starts a program of this folder that answers each message with one message. */
export const startChild = (file: string): ChildProcess =>
  fork(join(import.meta.dirname, file), {
    execArgv: ["--import", "tsx"],
    env: { PATH: process.env.PATH, NODE_ENV: "test" },
  });

/** Sends a message. Resolves with the answer; rejects when the process ends instead. */
export function askChild(child: ChildProcess, message: object): Promise<unknown> {
  child.send(message);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error("The child process has ended."));
    child.once("exit", fail);
    child.once("message", (answer) => {
      child.off("exit", fail);
      resolve(answer);
    });
  });
}
