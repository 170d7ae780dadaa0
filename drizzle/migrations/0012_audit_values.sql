ALTER TABLE "audit_log" ALTER COLUMN "target_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "after" jsonb;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "outcome" text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "address" text;--> statement-breakpoint
CREATE INDEX "audit_at_idx" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_outcome" CHECK ((outcome = 'refused') = (code is not null));--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_outcome_known" CHECK (outcome in ('done', 'refused'));--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_lengths" CHECK (length(address) <= 45 and length(code) <= 64);