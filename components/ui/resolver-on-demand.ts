import type { FieldValues, Resolver } from "react-hook-form";

/**
 * Checks a form by a schema that is loaded for the first check, so that a page starts without it.
 * When it cannot be loaded, the server's check is the only one.
 */
export function resolverOnDemand<Shown extends FieldValues, Checked>(
  load: () => Promise<{ resolver: Resolver<Shown, unknown, Checked> }>,
): Resolver<Shown, unknown, Checked> {
  return async (values, context, options) => {
    const code = await load().catch(() => null);
    if (code) return code.resolver(values, context, options);
    return { values: values as unknown as Checked, errors: {} };
  };
}
