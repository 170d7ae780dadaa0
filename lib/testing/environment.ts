import { env, type Env } from "@/lib/core/env";

/** Runs `work` with other settings of the environment, and puts them back afterwards. */
export async function withEnv<T>(change: Partial<Env>, work: () => Promise<T>): Promise<T> {
  const settings: Partial<Env> = env();
  const before = { ...settings };
  Object.assign(settings, change);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(change) as (keyof Env)[]) delete settings[name];
    Object.assign(settings, before);
  }
}
