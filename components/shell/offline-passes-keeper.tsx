"use client";
import { useEffect } from "react";
import { keepOnlyFor, keepPassesOf } from "@/hooks/offline-passes";

/** Keeps offline bookings and pushes for this person alone. */
export function OfflinePassesKeeper({ person }: { person: string }) {
  useEffect(() => void keepOnlyFor(person).catch(() => undefined), [person]);
  return null;
}

/** Where nobody is signed in, nobody's bookings are kept; pushes go on until a sign-out. */
export function GuestPassesKeeper() {
  useEffect(() => void keepPassesOf(null).catch(() => undefined), []);
  return null;
}
