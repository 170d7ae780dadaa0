CREATE TABLE "channel_states" (
	"channel" text PRIMARY KEY NOT NULL,
	"down_since" timestamp (3) with time zone,
	"next_probe_at" timestamp (3) with time zone,
	"error" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "deliveries_due_idx";--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "event_id" uuid;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "unless_read" boolean;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "batch" text;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "failures" integer;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "provider_ref" text;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "error" text;--> statement-breakpoint
CREATE INDEX "deliveries_due_idx" ON "notification_deliveries" USING btree ("channel","next_attempt_at") WHERE status in ('queued', 'sending');