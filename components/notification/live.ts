"use client";
/** What the live connection and its toasts are made of; pages load it after they have started. */
export { openLiveConnection } from "@/hooks/realtime/live-connection";
export { liveToaster } from "./live-toaster";
