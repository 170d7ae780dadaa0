-- What Drizzle cannot express. The exclusion constraints are the one place that keeps a slot from being sold twice.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_period" CHECK (
  NOT isempty("period") AND lower_inc("period") AND NOT upper_inc("period") AND NOT lower_inf("period") AND NOT upper_inf("period")
);
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_slot_excl" EXCLUDE USING gist ("slot_id" WITH =, "period" WITH &&)
  WHERE ("status" IN ('held', 'pending_payment', 'requested', 'confirmed', 'active', 'overstay'));
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_vehicle_excl" EXCLUDE USING gist ("vehicle_key" WITH =, "period" WITH &&)
  WHERE ("vehicle_key" IS NOT NULL AND "status" IN ('pending_payment', 'requested', 'confirmed', 'active', 'overstay'));
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_log is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION refuse_change();
