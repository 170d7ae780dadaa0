CREATE TABLE "notification_feeds" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"floor" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "audiences" jsonb;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "lane" text DEFAULT 'acts' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "lane" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "position" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "dispatched_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "retry_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "error" text;--> statement-breakpoint
ALTER TABLE "notification_feeds" ADD CONSTRAINT "notification_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Written by hand: until now each act wrote the notifications of its events itself, so all of them are dispatched.
UPDATE "events" SET "dispatched_at" = "created_at";--> statement-breakpoint
INSERT INTO "notification_feeds" ("user_id", "seq", "floor")
  SELECT "id", "notification_seq", "notification_floor" FROM "users" WHERE "notification_seq" > 0;--> statement-breakpoint
-- Both tables are updated all the time: their dead rows are removed early, and new versions of a feed's row find room
-- on the same page.
ALTER TABLE "events" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);--> statement-breakpoint
ALTER TABLE "notification_feeds" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);--> statement-breakpoint
CREATE INDEX "events_open_idx" ON "events" USING btree ("lane","position") WHERE dispatched_at is null;--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "notification_seq";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "notification_floor";