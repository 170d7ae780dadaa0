import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pageHeaders } from "@/lib/http/security-headers";

const types = {
  "swagger-ui-bundle.js": "text/javascript",
  "swagger-ui.css": "text/css",
  "start.js": "text/javascript",
} as const;
const START =
  'window.addEventListener("load", () => SwaggerUIBundle({ url: "/api/schema/", dom_id: "#docs", deepLinking: true }));\n';

/** The API's documentation, from our own origin alone. */
export function docsPage(): Response {
  const { nonce, headers } = pageHeaders();
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parkmate API</title><link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"></head><body><main id="docs"></main>
<script nonce="${nonce}" src="/api/docs/assets/swagger-ui-bundle.js"></script><script nonce="${nonce}" src="/api/docs/assets/start.js"></script></body></html>`;
  // Swagger UI writes style elements of its own, without a nonce.
  const policy = headers["Content-Security-Policy"]!.replace(
    /style-src [^;]*/,
    "style-src 'self' 'unsafe-inline'",
  );
  return new Response(html, {
    headers: {
      ...headers,
      "Content-Security-Policy": policy,
      "Content-Type": "text/html; charset=utf-8",
    },
  });
}

export async function docsAsset(name: keyof typeof types): Promise<Response> {
  const body =
    name === "start.js" ? START : await readFile(resolve("node_modules/swagger-ui-dist", name));
  return new Response(body, {
    headers: {
      "Content-Type": `${types[name]}; charset=utf-8`,
      "Cache-Control": "public, max-age=3600",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
