import type { FieldValues, Resolver } from "react-hook-form";
import { pageWords } from "@/lib/http/page-words";

/**
 * Checks a form by a schema that is loaded for the first check, so that a page starts without it.
 * When it cannot be loaded, the server's check is the only one.
 */
export function resolverOnDemand<Shown extends FieldValues, Checked>(
  load: () => Promise<{ resolver: Resolver<Shown, unknown, Checked> }>,
): Resolver<Shown, unknown, Checked> {
  return async (values, context, options) => {
    const code = await load().catch(() => null);
    if (!code) return { values: values as unknown as Checked, errors: {} };
    const result = await code.resolver(values, context, options);
    for (const error of Object.values(result.errors))
      if (typeof error?.message === "string") error.message = pageWords(error.message);
    return result;
  };
}
