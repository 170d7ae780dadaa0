import { clsx } from "clsx";
import type { RefObject } from "react";
import type { Notification } from "@/lib/domain/notification/schema";

export interface ItemMenuProps {
  row: Notification;
  /** The row's element; focus moves on from there when a command removes the row. */
  item: RefObject<HTMLElement | null>;
}

export const itemMenuLabel = (row: Notification): string => `More for “${row.title}”`;
export const itemMenuButton = clsx(
  "relative -mt-2.5 inline-flex size-10 shrink-0 items-center justify-center",
  "rounded-control text-muted hover:bg-sunk hover:text-ink data-popup-open:bg-sunk",
  "pointer-coarse:size-11",
);
