import { readdirSync } from "node:fs";

const API = "app/api";
/** next-auth's route needs Next's own requests, so Next serves it. */
const isServedByNext = (file) => file.startsWith("auth/");

/** "bookings/[id]/cancel/route.ts" → "/api/bookings/{id}/cancel" */
const pathOf = (file) =>
  `/api/${file.replace(/\/route\.ts$/, "").replaceAll(/\[(\w+)\]/g, "{$1}")}`;

/** The route files that `server.ts` serves itself, each with the path of its contract. */
export const routeFiles = () =>
  readdirSync(API, { recursive: true })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith("/route.ts") && !isServedByNext(file))
    .sort()
    .map((file) => ({ path: pathOf(file), file: `${API}/${file}` }));
