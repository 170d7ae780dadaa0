CREATE INDEX "sandbox_charges_created_idx" ON "sandbox_charges" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "sessions_expires_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "ws_tokens_session_idx" ON "ws_tokens" USING btree ("session_id");