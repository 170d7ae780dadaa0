// `npm run demo`: builds when the sources are newer than the build, starts the production server
// with the demo data and prints its address.
import { spawn, spawnSync } from "node:child_process";
import { isBuildStale } from "../scripts/build-age.mjs";

const port = process.env.PORT ?? "3000";
const accounts = [
  ["driver@parkmate.test", "books, pays, watches the countdown"],
  ["driver2@parkmate.test", "has a running booking"],
  ["owner@parkmate.test", "sees new bookings arrive"],
  ["owner2@parkmate.test", "owns another lot and sees nothing of the first owner's"],
  ["staff@parkmate.test", "sees the cars of a lot"],
  ["admin@parkmate.test", "verifies cash, declines requests"],
  ["admin2@parkmate.test", "works on the same queue"],
];

if (isBuildStale()) {
  console.log("Building Parkmate (about half a minute) …");
  const built = spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

console.log("Starting; the first start also creates the demo data …");
const server = spawn(process.execPath, ["dist/server.js"], {
  env: {
    ...process.env,
    NODE_ENV: "production",
    APP_ENV: process.env.APP_ENV ?? "demo",
    PORT: port,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  },
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 1));

for (;;) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health/`).catch(() => null);
  if (answer?.ok) break;
  await new Promise((resolve) => setTimeout(resolve, 300));
}
console.log(`
  Parkmate runs at  http://localhost:${port}

  Demo accounts, password demo1234:
${accounts.map(([email, what]) => `    ${email.padEnd(24)}${what}`).join("\n")}

  The API: http://localhost:${port}/api/docs/      Stop: Ctrl+C
`);
