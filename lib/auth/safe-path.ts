/**
 * A path on our own pages, or "/" for anything that could lead elsewhere: one leading slash, no
 * second one, no backslash, no control characters (docs/security.md S21).
 */
export function safePath(value: unknown): string {
  if (typeof value !== "string" || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(value))
    return "/";
  try {
    const url = new URL(value, "http://parkmate.invalid");
    return url.host === "parkmate.invalid" ? value : "/";
  } catch {
    return "/";
  }
}
