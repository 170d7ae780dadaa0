"use client";
import { useEffect } from "react";

/** Marks a document whose effects have run, for components/ui/early-press-script. */
export function StartedMark() {
  useEffect(() => document.documentElement.setAttribute("data-started", ""), []);
  return null;
}
