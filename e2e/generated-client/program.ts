import createClient from "openapi-fetch";
import type { paths } from "parkmate-api";

/**
 * Another program's client, typed by what is generated from the OpenAPI document alone: books a
 * slot with cash and marks the notification of it as read. Prints what it got, as JSON.
 */
const [baseUrl, email, password] = process.argv.slice(2) as [string, string, string];

/** The body of a success; throws the detail of a problem. */
async function dataOf<T>(
  answer: Promise<{ data?: T; error?: { detail: string }; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, error, response } = await answer;
  if (data === undefined || data === null)
    throw new Error(`${response.url} answered ${response.status}: ${error?.detail}`);
  return data;
}

const guest = createClient<paths>({ baseUrl });
const { access } = await dataOf(guest.POST("/api/token/", { body: { email, password } }));
const api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${access}` } });

async function bookWithCash() {
  const query = { q: "Parking Lot A", vehicle_type: "car", page_size: 1 } as const;
  const { results } = await dataOf(api.GET("/api/lots/", { params: { query } }));
  const lot = results.find((one) => one.policy.cash_accepted);
  const path = { id: lot?.id ?? "" };
  const slots = await dataOf(api.GET("/api/lots/{id}/slots/", { params: { path } }));
  const slot = slots.find((one) => one.state === "available" && one.vehicle_type === "car");
  const quote = await dataOf(
    api.POST("/api/bookings/quote/", { body: { slot: slot?.id, minutes: 30 } }),
  );
  return dataOf(
    api.POST("/api/bookings/", {
      params: { header: { "Idempotency-Key": crypto.randomUUID() } },
      body: { quote_id: quote.quote_id, vehicle_number: "GEN 1234", payment_method: "cash" },
    }),
  );
}

async function readNotificationOf(booking: string) {
  const query = { booking, is_read: false, ordering: "-seq" } as const;
  const { results } = await dataOf(api.GET("/api/notifications/", { params: { query } }));
  const path = { id: results[0]?.id ?? "" };
  const marked = await dataOf(
    api.POST("/api/notifications/{id}/mark_as_read/", { params: { path } }),
  );
  return { message: marked.message, notification: marked.notification };
}

const booking = await bookWithCash();
const read = await readNotificationOf(booking.id);
await dataOf(
  api.POST("/api/bookings/{id}/cancel/", { params: { path: { id: booking.id } }, body: {} }),
);
console.log(JSON.stringify({ booking, ...read }));
