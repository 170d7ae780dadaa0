import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // Loading all pages and routes at the start takes as long as the rest of it, and the server calls
  // the routes itself; a page is loaded when it is first asked for.
  experimental: { preloadEntriesOnStart: false },
  images: { unoptimized: true },
  // Native and WebAssembly packages must be loaded by Node itself, not bundled.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "postgres",
    "pino",
    "proper-lockfile",
  ],
  // `npm run bench:pages` reads from them which package each byte of a page comes from.
  productionBrowserSourceMaps: process.env.BROWSER_SOURCE_MAPS === "1",
  // `npm run check` runs the compiler over everything; once is enough.
  typescript: { ignoreBuildErrors: true },
};

export default config;
