CREATE TABLE "stored_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"remove_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lot_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lot_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"small_file_id" uuid NOT NULL,
	"large_file_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lot_photos_position_bounds" CHECK ("position" between 1 and 8),
	CONSTRAINT "lot_photos_width_bounds" CHECK ("width" between 1 and 1280),
	CONSTRAINT "lot_photos_height_bounds" CHECK ("height" between 1 and 1280),
	CONSTRAINT "lot_photos_description_length" CHECK (length(description) <= 160)
);
--> statement-breakpoint
ALTER TABLE "lot_photos" ADD CONSTRAINT "lot_photos_lot_id_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."lots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_photos" ADD CONSTRAINT "lot_photos_small_file_id_stored_files_id_fk" FOREIGN KEY ("small_file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_photos" ADD CONSTRAINT "lot_photos_large_file_id_stored_files_id_fk" FOREIGN KEY ("large_file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stored_files_remove_idx" ON "stored_files" USING btree ("remove_at") WHERE remove_at is not null;--> statement-breakpoint
CREATE INDEX "lot_photos_lot_idx" ON "lot_photos" USING btree ("lot_id","position");--> statement-breakpoint
CREATE INDEX "lot_photos_small_file_idx" ON "lot_photos" USING btree ("small_file_id");--> statement-breakpoint
CREATE INDEX "lot_photos_large_file_idx" ON "lot_photos" USING btree ("large_file_id");