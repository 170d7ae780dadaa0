DROP INDEX "notifications_feed_idx";--> statement-breakpoint
DROP INDEX "notifications_unread_idx";--> statement-breakpoint
CREATE INDEX "notifications_snoozed_idx" ON "notifications" USING btree ("recipient_id","snoozed_until") WHERE snoozed_until is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "notifications_asked_idx" ON "notifications" USING btree ("recipient_id") WHERE asks and resolved is null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "notifications_feed_idx" ON "notifications" USING btree ("recipient_id","created_at","born_seq","archived_at","snoozed_until","read_at") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "notifications_unread_idx" ON "notifications" USING btree ("recipient_id","created_at","born_seq","snoozed_until","category","seen_at","id") WHERE read_at is null and archived_at is null and deleted_at is null;