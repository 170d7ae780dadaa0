import type { ChildProcess } from "node:child_process";
import { askChild, startChild } from "./child";
import type { Person } from "./people";

/** Connects everybody, or waits for a text at every socket. */
export type CrowdMessage = { port: number; tokens: string[] } | { wanted: string };

/**
 * Thousands of sockets in a separate process, so that the measuring process is not slowed down
 * by them.
 */
export class CrowdSockets {
  private constructor(private readonly child: ChildProcess) {}

  static async connect(port: number, people: Person[]): Promise<CrowdSockets> {
    const child = startChild("crowd-process.ts");
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

  async #ask(message: CrowdMessage): Promise<void> {
    await askChild(this.child, message);
  }
}
