import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Person } from "./people";

/** Connects everybody, or waits for a text at every socket. */
export type CrowdMessage = { port: number; tokens: string[] } | { wanted: string };

/**
 * Thousands of sockets in a process of their own, so that the measuring process is not slowed down
 * by them.
 */
export class CrowdSockets {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when all people are connected. */
  static async connect(port: number, people: Person[]): Promise<CrowdSockets> {
    const child = fork(join(import.meta.dirname, "crowd-process.ts"), {
      execArgv: ["--import", "tsx"],
      env: { PATH: process.env.PATH, NODE_ENV: "test" },
    });
    const crowd = new CrowdSockets(child);
    await crowd.#ask({ port, tokens: people.map((person) => person.socketToken) });
    return crowd;
  }

  /** Resolves when every socket has received this text, which must be new. */
  receive(wanted: string): Promise<void> {
    return this.#ask({ wanted });
  }

  stop(): void {
    this.child.kill();
  }

  #ask(message: CrowdMessage): Promise<void> {
    this.child.send(message);
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error("The process with the sockets has ended."));
      this.child.once("exit", fail);
      this.child.once("message", () => {
        this.child.off("exit", fail);
        resolve();
      });
    });
  }
}
