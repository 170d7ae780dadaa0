ALTER TABLE "lots" ADD COLUMN "phone_number" text;--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_phone_number_length" CHECK (length(phone_number) <= 21);