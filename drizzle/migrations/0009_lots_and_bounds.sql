-- Rates had no bounds at first. What is stored beyond them is set to the nearest bound.
UPDATE "bookings" SET "minutes" = greatest(1, least(43200, "minutes")) WHERE "minutes" NOT BETWEEN 1 AND 43200;--> statement-breakpoint
UPDATE "bookings" SET "amount" = greatest(0, least(1000000000, "amount")) WHERE "amount" NOT BETWEEN 0 AND 1000000000;--> statement-breakpoint
UPDATE "quotes" SET "minutes" = greatest(1, least(43200, "minutes")) WHERE "minutes" NOT BETWEEN 1 AND 43200;--> statement-breakpoint
UPDATE "quotes" SET "hourly_rate" = greatest(0, least(999999, "hourly_rate")) WHERE "hourly_rate" NOT BETWEEN 0 AND 999999;--> statement-breakpoint
UPDATE "quotes" SET "amount" = greatest(0, least(1000000000, "amount")) WHERE "amount" NOT BETWEEN 0 AND 1000000000;--> statement-breakpoint
UPDATE "lots" SET "hourly_rate" = greatest(0, least(999999, "hourly_rate")) WHERE "hourly_rate" NOT BETWEEN 0 AND 999999;--> statement-breakpoint
UPDATE "lots" SET "free_cancel_minutes" = greatest(0, least(43200, "free_cancel_minutes")) WHERE "free_cancel_minutes" NOT BETWEEN 0 AND 43200;--> statement-breakpoint
UPDATE "lots" SET "late_refund_percent" = greatest(0, least(100, "late_refund_percent")) WHERE "late_refund_percent" NOT BETWEEN 0 AND 100;--> statement-breakpoint
UPDATE "lots" SET "grace_minutes" = greatest(0, least(43200, "grace_minutes")) WHERE "grace_minutes" NOT BETWEEN 0 AND 43200;--> statement-breakpoint
UPDATE "lots" SET "max_stay_minutes" = greatest(15, least(43200, "max_stay_minutes")) WHERE "max_stay_minutes" NOT BETWEEN 15 AND 43200;--> statement-breakpoint
UPDATE "lots" SET "cash_hold_minutes" = greatest(1, least(43200, "cash_hold_minutes")) WHERE "cash_hold_minutes" NOT BETWEEN 1 AND 43200;--> statement-breakpoint
UPDATE "lots" SET "renew_discount_percent" = greatest(0, least(100, "renew_discount_percent")) WHERE "renew_discount_percent" NOT BETWEEN 0 AND 100;--> statement-breakpoint
UPDATE "slots" SET "hourly_rate" = greatest(0, least(999999, "hourly_rate")) WHERE "hourly_rate" NOT BETWEEN 0 AND 999999;--> statement-breakpoint
UPDATE "payments" SET "amount" = greatest(0, least(1000000000, "amount")) WHERE "amount" NOT BETWEEN 0 AND 1000000000;--> statement-breakpoint
UPDATE "payments" SET "reminded_percent" = greatest(0, least(100, "reminded_percent")) WHERE "reminded_percent" NOT BETWEEN 0 AND 100;--> statement-breakpoint
UPDATE "refunds" SET "amount" = greatest(0, least(1000000000, "amount")) WHERE "amount" NOT BETWEEN 0 AND 1000000000;--> statement-breakpoint
ALTER TABLE "lots" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "lots" ADD COLUMN "opening_hours" jsonb;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_minutes_bounds" CHECK ("minutes" between 1 and 43200);--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_amount_bounds" CHECK ("amount" between 0 and 1000000000);--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_minutes_bounds" CHECK ("minutes" between 1 and 43200);--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_hourly_rate_bounds" CHECK ("hourly_rate" between 0 and 999999);--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_amount_bounds" CHECK ("amount" between 0 and 1000000000);--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_hourly_rate_bounds" CHECK ("hourly_rate" between 0 and 999999);--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_free_cancel_minutes_bounds" CHECK ("free_cancel_minutes" between 0 and 43200);--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_late_refund_percent_bounds" CHECK ("late_refund_percent" between 0 and 100);--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_grace_minutes_bounds" CHECK ("grace_minutes" between 0 and 43200);--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_max_stay_minutes_bounds" CHECK ("max_stay_minutes" between 15 and 43200);--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_cash_hold_minutes_bounds" CHECK ("cash_hold_minutes" between 1 and 43200);--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_renew_discount_percent_bounds" CHECK ("renew_discount_percent" between 0 and 100);--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_hourly_rate_bounds" CHECK ("hourly_rate" between 0 and 999999);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount_bounds" CHECK ("amount" between 0 and 1000000000);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_reminded_percent_bounds" CHECK ("reminded_percent" between 0 and 100);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_amount_bounds" CHECK ("amount" between 0 and 1000000000);