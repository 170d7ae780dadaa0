"use client";
import { useEffect } from "react";
import { forgetPasses } from "@/hooks/offline-passes";

/** Forgets the offline passes of everybody but this person; of everybody for a guest. */
export function OfflinePassesKeeper({ person }: { person?: string }) {
  useEffect(() => void forgetPasses(person).catch(() => undefined), [person]);
  return null;
}
