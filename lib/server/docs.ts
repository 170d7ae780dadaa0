import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { HOUR_S } from "@/lib/core/duration";
import { pageHeaders } from "@/lib/http/security-headers";

const types = {
  "swagger-ui-bundle.js": "text/javascript",
  "swagger-ui.css": "text/css",
  "start.js": "text/javascript",
  "contrast.css": "text/css",
} as const;
const ASSETS = "/api/docs/assets";
const START_SCRIPT = `window.addEventListener("load", () =>
  SwaggerUIBundle({ url: "/api/schema/", dom_id: "#docs" }),
);
`;
/** Swagger UI's colours are too pale to read, and its choice of a server has one and no label. */
const CONTRAST_STYLE = `
.swagger-ui .servers { display: none; }
.swagger-ui .info .title small { background: #5a606b; }
.swagger-ui .info .title small.version-stamp { background: #4a6900; }
.swagger-ui .info .url, .swagger-ui .info a { color: #1d5fae; }
.swagger-ui .btn.authorize { color: #13744a; border-color: #13744a; }
.swagger-ui .btn.authorize svg { fill: #13744a; }
.swagger-ui .json-schema-2020-12-expand-deep-button { color: #505050; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1f5fa8; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #13744a; }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #8a5200; }
.swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #0b6b5a; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #b32020; }
`;
const ownAssets: Partial<Record<keyof typeof types, string>> = {
  "start.js": START_SCRIPT,
  "contrast.css": CONTRAST_STYLE,
};

/** The page of the API's documentation; everything on it comes from our own origin. */
export function docsPage(): Response {
  const { nonce, headers } = pageHeaders();
  // Swagger UI writes style elements of its own, without a nonce.
  const policy = headers["Content-Security-Policy"]!.replace(
    /style-src [^;]*/,
    "style-src 'self' 'unsafe-inline'",
  );
  return new Response(htmlWith(nonce), {
    headers: {
      ...headers,
      "Content-Security-Policy": policy,
      "Content-Type": "text/html; charset=utf-8",
    },
  });
}

const htmlWith = (nonce: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Parkmate API</title>
    <link rel="stylesheet" href="${ASSETS}/swagger-ui.css">
    <link rel="stylesheet" href="${ASSETS}/contrast.css">
  </head>
  <body>
    <main id="docs"></main>
    <script nonce="${nonce}" src="${ASSETS}/swagger-ui-bundle.js"></script>
    <script nonce="${nonce}" src="${ASSETS}/start.js"></script>
  </body>
</html>`;

/** A script or style of the documentation page. */
export async function docsAsset(name: keyof typeof types): Promise<Response> {
  const body = ownAssets[name] ?? (await readFile(resolve("node_modules/swagger-ui-dist", name)));
  return new Response(body, {
    headers: {
      "Content-Type": `${types[name]}; charset=utf-8`,
      "Cache-Control": `public, max-age=${HOUR_S}`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
