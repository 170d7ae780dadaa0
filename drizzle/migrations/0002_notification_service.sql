CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"author_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"content" jsonb NOT NULL,
	"addressees" jsonb NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"sent_to" uuid,
	"sent_count" integer DEFAULT 0 NOT NULL,
	"recipient_count" integer NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_settings" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"quiet_hours" jsonb NOT NULL,
	"toast_seconds" integer NOT NULL,
	"sound" boolean NOT NULL,
	"vibration" boolean NOT NULL,
	"desktop" boolean NOT NULL,
	"channels" jsonb NOT NULL,
	"escalation_minutes" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mutes" (
	"user_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"target_id" uuid NOT NULL,
	"name" text NOT NULL,
	"until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mutes_user_id_scope_target_id_pk" PRIMARY KEY("user_id","scope","target_id")
);
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"user_id" uuid NOT NULL,
	"category" text NOT NULL,
	"email_enabled" boolean,
	"sms_enabled" boolean,
	"in_app_enabled" boolean,
	"push_enabled" boolean,
	"whatsapp_enabled" boolean,
	"digest" text,
	"sound_enabled" boolean,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notification_settings_user_id_category_pk" PRIMARY KEY("user_id","category")
);
--> statement-breakpoint
CREATE TABLE "notification_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_type" text NOT NULL,
	"audience" text NOT NULL,
	"channel" text NOT NULL,
	"subject_template" text,
	"body_template" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_template_versions" (
	"template_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"subject_template" text NOT NULL,
	"body_template" text NOT NULL,
	"is_active" boolean NOT NULL,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notification_template_versions_template_id_version_pk" PRIMARY KEY("template_id","version")
);
--> statement-breakpoint
DROP INDEX "notifications_group_idx";--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "recipient_id" uuid;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "delivered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "audience" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "asks" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "author_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "silent" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "scheduled_for" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "wakes_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "notification_floor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_settings" ADD CONSTRAINT "delivery_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_template_versions" ADD CONSTRAINT "notification_template_versions_template_id_notification_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."notification_templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcements_due_idx" ON "announcements" USING btree ("due_at") WHERE status = 'scheduled';--> statement-breakpoint
CREATE INDEX "announcements_author_idx" ON "announcements" USING btree ("author_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mutes_until_idx" ON "mutes" USING btree ("until");--> statement-breakpoint
CREATE INDEX "templates_event_idx" ON "notification_templates" USING btree ("event_type");--> statement-breakpoint
CREATE INDEX "deliveries_recipient_idx" ON "notification_deliveries" USING btree ("recipient_id","channel","status");--> statement-breakpoint
CREATE INDEX "deliveries_outside_idx" ON "notification_deliveries" USING btree ("recipient_id","notification_id") WHERE channel <> 'in_app' and status <> 'cancelled';--> statement-breakpoint
CREATE INDEX "notifications_asking_idx" ON "notifications" USING btree ("group_key") WHERE asks and resolved is null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "notifications_wake_idx" ON "notifications" USING btree ("wakes_at") WHERE wakes_at is not null;--> statement-breakpoint
CREATE INDEX "notifications_archivable_idx" ON "notifications" USING btree ("read_at") WHERE read_at is not null and archived_at is null and deleted_at is null and category <> 'ticket';--> statement-breakpoint
CREATE INDEX "notifications_deletable_idx" ON "notifications" USING btree ("read_at") WHERE read_at is not null and deleted_at is null and category <> 'ticket';--> statement-breakpoint
CREATE INDEX "notifications_expiry_idx" ON "notifications" USING btree ("expires_at") WHERE expires_at is not null and archived_at is null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "notifications_tombstone_idx" ON "notifications" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
UPDATE "notifications" AS n SET "audience" = u."role", "asks" = (n."event_type" = 'cash_payment_pending') FROM "users" AS u WHERE u."id" = n."recipient_id";
--> statement-breakpoint
UPDATE "notification_deliveries" AS d SET "recipient_id" = n."recipient_id" FROM "notifications" AS n WHERE n."id" = d."notification_id";
