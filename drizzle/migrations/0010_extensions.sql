CREATE TABLE "calendar_feeds" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calendar_feeds_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
DROP INDEX "payments_one_live_idx";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "extension" jsonb;--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "booking_id" uuid;--> statement-breakpoint
ALTER TABLE "lots" ADD COLUMN "vat_percent" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_open_extension_idx" ON "payments" USING btree ("booking_id") WHERE status = 'pending' and purpose = 'extension';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_live_idx" ON "payments" USING btree ("booking_id") WHERE status in ('pending', 'succeeded') and purpose <> 'extension';--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_vat_percent_bounds" CHECK ("vat_percent" between 0 and 50);