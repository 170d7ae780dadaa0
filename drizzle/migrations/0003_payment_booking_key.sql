-- Written by hand: the domain `payment` stands below `booking` and knows its bookings by id only, so the key to the
-- bookings is declared here and not in lib/domain/payment/table.ts.
ALTER TABLE "payments" DROP CONSTRAINT "payments_booking_id_bookings_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_booking_fk" FOREIGN KEY ("booking_id")
  REFERENCES "public"."bookings" ("id") ON DELETE cascade;
