CREATE TABLE "caught_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text,
	"files" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "caught_messages_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE INDEX "caught_messages_created_at" ON "caught_messages" USING btree ("created_at");