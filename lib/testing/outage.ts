import { adoptDatabase, connect } from "@/lib/core/db";

/** Runs `work` while every query of the database fails. */
export async function duringOutage<T>(work: () => Promise<T>): Promise<T> {
  const open = await connect();
  const failing = new Proxy(open.db, {
    get: () => () => {
      throw new Error("connection refused");
    },
  });
  adoptDatabase({ ...open, db: failing });
  try {
    return await work();
  } finally {
    adoptDatabase(open);
  }
}
