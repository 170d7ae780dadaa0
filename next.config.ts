import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
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
