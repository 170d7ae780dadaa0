// Bundles `server.ts` into `dist/server.js`, with the route files of the API in it: the production
// server calls their handlers itself, and Next serves the pages.
import { build } from "esbuild";
import { resolve } from "node:path";
import { routeFiles } from "./route-files.mjs";

/** Source text of the map from contract paths to route files. */
function routesModule() {
  const files = routeFiles();
  const imports = files.map(({ file }, index) => `import * as r${index} from "@/${file}";`);
  const entries = files.map(({ path }, index) => `  [${JSON.stringify(path)}, r${index}],`);
  return [...imports, "export const apiRoutes = new Map([", ...entries, "]);"].join("\n");
}

const fillApiRoutes = {
  name: "fill-api-routes",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lib[\\/]server[\\/]api-routes\.ts$/ }, () => ({
      contents: routesModule(),
      loader: "ts",
      resolveDir: resolve("."),
    }));
  },
};

await build({
  entryPoints: ["server.ts"],
  outfile: "dist/server.js",
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  logLevel: "warning",
  plugins: [fillApiRoutes],
});
