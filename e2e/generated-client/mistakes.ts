import type { Client } from "openapi-fetch";
import type { paths } from "parkmate-api";

const path = { id: "01920000-0000-7000-8000-000000000001" };

/** Calls that must not compile: what the contract forbids, the generated types forbid. */
export const mistakes = (api: Client<paths>) => [
  // @ts-expect-error There is no such path.
  api.GET("/api/parking/"),
  // @ts-expect-error A quote is for a number of minutes.
  api.POST("/api/bookings/quote/", { body: { slot: path.id, minutes: "30" } }),
  // @ts-expect-error A hold needs a body.
  api.POST("/api/bookings/hold/"),
  // @ts-expect-error Nobody pays with shells.
  api.POST("/api/bookings/{id}/renew/", { params: { path }, body: { payment_method: "shells" } }),
];
