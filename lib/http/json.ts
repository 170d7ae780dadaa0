import { parse } from "secure-json-parse";
import { errors } from "@/lib/core/errors";
import { fieldName } from "./field-name";

const MAX_DEPTH = 20;

/**
 * Parses JSON that a client sent. Throws 400 for malformed text, prototype keys, too deep nesting
 * and characters that cannot be stored.
 */
export function readJson(text: string): unknown {
  const value = parseJson(text);
  checkTree(value);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return parse(text, undefined, { protoAction: "error", constructorAction: "error" }) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError && error.message.includes("forbidden prototype"))
      throw errors.malformed("forbidden_key", "The JSON contains a forbidden key.");
    throw errors.malformed("malformed_json", "This is not valid JSON.");
  }
}

/**
 * Throws 400 for NUL and lone surrogates, which PostgreSQL cannot store, and for deep nesting,
 * which can exhaust the stack. `path` leads to the value; its last name says which field is wrong.
 */
export function checkTree(value: unknown, path: readonly PropertyKey[] = []): void {
  if (path.length > MAX_DEPTH) throw errors.malformed("too_deep", "The JSON is nested too deeply.");
  if (typeof value === "string") checkText(value, path);
  else if (Array.isArray(value)) value.forEach((entry, at) => checkTree(entry, [...path, at]));
  else if (value && typeof value === "object")
    for (const [key, inner] of Object.entries(value)) {
      checkText(key, path);
      checkTree(inner, [...path, key]);
    }
}

/** A faulty name of a member belongs to the object that it is in. */
function checkText(text: string, path: readonly PropertyKey[]): void {
  if (text.includes("\u0000") || !text.isWellFormed())
    throw errors.invalid({
      [fieldName(path)]: ["The text contains characters that cannot be stored."],
    });
}
