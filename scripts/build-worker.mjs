// Makes the service worker, public/sw.js, of its source in `worker`. A build has it made once; the
// development server too, at its start.
import { buildSync } from "esbuild";

buildSync({
  entryPoints: ["worker/main.ts"],
  outfile: "public/sw.js",
  bundle: true,
  minify: true,
  target: "es2022",
  format: "iife",
  logLevel: "warning",
});
