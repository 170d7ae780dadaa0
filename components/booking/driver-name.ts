import type { Booking } from "@/lib/domain/booking/schema";

/** "Arun Nair", or "Arun" to those who may not see the last name. */
export const driverName = ({ driver }: Pick<Booking, "driver">): string =>
  [driver.first_name, driver.last_name].filter(Boolean).join(" ");
