import { randomBytes } from "node:crypto";
import { env, isSecure } from "@/lib/core/env";

/** The headers of a page, with a new nonce for its scripts (docs/security.md S23, S24). */
export function pageHeaders(): { nonce: string; headers: Record<string, string> } {
  const nonce = randomBytes(16).toString("base64");
  return {
    nonce,
    headers: {
      "Content-Security-Policy": contentSecurityPolicy(nonce),
      ...fixedHeaders,
      ...transportHeaders(),
    },
  };
}

/** Makes browsers use https only, where Parkmate is served over https. */
export const transportHeaders = (): Record<string, string> =>
  isSecure() ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {};

const fixedHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "geolocation=(self), camera=(self), microphone=(), payment=()",
};

/** Where an operator's own map comes from, with its style, glyphs and tiles. */
const mapOrigin = (): string => {
  const { MAP_STYLE_URL: style } = env();
  return style ? new URL(style).origin : "";
};

function contentSecurityPolicy(nonce: string): string {
  // The development server evaluates code and injects styles for hot reloading.
  const isDevelopment = process.env.NODE_ENV !== "production";
  const evaluation = isDevelopment ? " 'unsafe-eval'" : "";
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    "style-src": isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": `'self' data: blob: ${mapOrigin()}`.trim(),
    "font-src": "'self'",
    "connect-src": ["'self'", env().NEXT_PUBLIC_WS_URL, isSecure() ? "" : "ws:", mapOrigin()]
      .filter(Boolean)
      .join(" "),
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
