// Finds a Chromium for the tests and the screenshots. `node e2e/tools/chromium.mjs` also installs
// one where that is possible.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

/** As root Chromium has no sandbox. The other flags keep it from using the network by itself. */
export const launchArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of an installed Chromium, or undefined. */
export function chromiumPath() {
  const candidates = [
    process.env.PLAYWRIGHT_CHROMIUM_PATH,
    chromium.executablePath(),
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
  ];
  return candidates.find((path) => path && existsSync(path));
}

function install() {
  if (chromiumPath()) return true;
  console.log("No Chromium found; installing one for the browser tests …");
  const attempts = [
    ["npx", ["playwright", "install", "chromium"]],
    ...(process.getuid?.() === 0
      ? [
          [
            "sh",
            ["-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"],
          ],
        ]
      : []),
  ];
  return attempts.some(
    ([command, args]) =>
      spawnSync(command, args, { stdio: "inherit", timeout: 300_000 }).status === 0 &&
      chromiumPath(),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href && !install()) {
  console.error(
    "The browser tests need Chromium: install it (Debian: apt-get install chromium) " +
      "or set PLAYWRIGHT_CHROMIUM_PATH.",
  );
  process.exit(1);
}
