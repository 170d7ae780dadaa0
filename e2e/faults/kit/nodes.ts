import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { test as base } from "@playwright/test";
import postgres from "postgres";
import { TestServer } from "../../fixtures/server";
import { slowness } from "./machine";
import { startPostgres, type Cluster } from "./postgres";

export { expect } from "@playwright/test";

/** The nodes and the database that a promise is tested on. */
export interface Setup {
  /** Part of the test's name. */
  name: string;
  nodes: 1 | 2;
  isEmbedded?: true;
}
export const embedded: Setup = { name: "one node, embedded", nodes: 1, isEmbedded: true };
export const oneNode: Setup = { name: "one node, PostgreSQL", nodes: 1 };
export const twoNodes: Setup = { name: "two nodes, PostgreSQL", nodes: 2 };

/** Server processes on one database, of which a test may kill any. */
export class Nodes {
  private constructor(
    readonly servers: TestServer[],
    private readonly cluster: Cluster | null,
    /** The address of their PostgreSQL; absent for the embedded database. */
    readonly databaseUrl: string | undefined,
  ) {}

  /**
   * Starts a private PostgreSQL unless the database is embedded, and the nodes. `env` is that of
   * each node.
   */
  static async start(setup: Setup, env: Record<string, string> = {}): Promise<Nodes> {
    const cluster = setup.isEmbedded ? null : await startPostgres();
    const nodes = new Nodes([], cluster, await cluster?.createDatabase("nodes"));
    const { databaseUrl } = nodes;
    while (nodes.servers.length < setup.nodes)
      nodes.servers.push(await TestServer.start({ env, ...(databaseUrl ? { databaseUrl } : {}) }));
    return nodes;
  }

  get postgres(): Cluster {
    if (!this.cluster) throw new Error("The database is embedded.");
    return this.cluster;
  }

  get first(): TestServer {
    return this.servers[0]!;
  }

  get last(): TestServer {
    return this.servers.at(-1)!;
  }

  /**
   * The rows of a statement. The embedded database belongs to its process, so that its node must
   * have been stopped before.
   */
  async query<Row>(text: string): Promise<Row[]> {
    if (this.databaseUrl) {
      const sql = postgres(this.databaseUrl, { max: 1, onnotice: () => undefined });
      const found = await sql.unsafe(text);
      await sql.end();
      return [...found] as unknown as Row[];
    }
    const folder = join(this.first.dataDir, "pg");
    const database = await PGlite.create(folder, { extensions: { btree_gist } });
    const { rows } = await database.query<Row>(text);
    await database.close();
    return rows;
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
  }

  /** Ends every process and removes every file. */
  async dispose(): Promise<void> {
    for (const server of this.servers) {
      await server.crash();
      server.dispose();
    }
    this.cluster?.stop();
  }
}

/** Tests whose processes end with them, also when they fail. */
export const test = base.extend<{
  startNodes: (setup: Setup, env?: Record<string, string>) => Promise<Nodes>;
  /**
   * A limit in milliseconds for this machine as it was before the test, or is now if that is
   * slower.
   */
  limit: (ms: number) => Promise<number>;
}>({
  limit: async ({}, use) => {
    const before = await slowness();
    let factor: number | undefined;
    await use(async (ms) => {
      factor ??= Math.max(before, await slowness());
      return ms * factor;
    });
  },
  startNodes: async ({}, use) => {
    const started: Nodes[] = [];
    await use(async (setup, env) => {
      const nodes = await Nodes.start(setup, env);
      started.push(nodes);
      return nodes;
    });
    for (const nodes of started) await nodes.dispose();
  },
});
