import { bus, emptyHints, type HintKind, type Hints } from "@/lib/core/bus";

/** The hints that reach the bus while `work` runs. */
export async function hintsOf(work: () => Promise<unknown>): Promise<Hints> {
  const seen = emptyHints();
  const stop = bus.subscribe((hints) => {
    for (const kind of Object.keys(seen) as HintKind[])
      for (const id of hints[kind]) seen[kind].add(id);
  });
  try {
    await work();
  } finally {
    stop();
  }
  return seen;
}
