"use client";
import { useEffect } from "react";
import { keepOnlyFor } from "@/hooks/offline-passes";

/** Keeps offline bookings and pushes for this person alone, and none for a guest. */
export function OfflinePassesKeeper({ person }: { person?: string }) {
  useEffect(() => void keepOnlyFor(person).catch(() => undefined), [person]);
  return null;
}
