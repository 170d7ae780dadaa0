-- Ends that people chose far away were stored, and made answers fail.
UPDATE "notifications" SET "expires_at" = '2199-12-31T23:59:59Z' WHERE "expires_at" >= '2200-01-01T00:00:00Z';--> statement-breakpoint
UPDATE "mutes" SET "until" = '2199-12-31T23:59:59Z' WHERE "until" >= '2200-01-01T00:00:00Z';--> statement-breakpoint
UPDATE "announcements" SET "content" = jsonb_set("content", '{expires_at}', '"2199-12-31T23:59:59Z"') WHERE "content"->>'expires_at' >= '2200';--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "quote_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_expires_at" CHECK ("notifications"."expires_at" >= '1970-01-01T00:00:00Z' and "notifications"."expires_at" < '2200-01-01T00:00:00Z');--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_until" CHECK ("mutes"."until" >= '1970-01-01T00:00:00Z' and "mutes"."until" < '2200-01-01T00:00:00Z');