"use client";
import { Menu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import type { ReactNode } from "react";

export const menuPopup = clsx(
  "max-h-[min(480px,var(--available-height))] min-w-56 overflow-y-auto rounded-control border",
  "border-line bg-card p-1 text-ink shadow-[0_16px_40px_-16px_rgb(0_0_0/.4)] outline-none",
);
export const menuItem = clsx(
  "flex min-h-11 w-full cursor-pointer items-center gap-2.5 rounded-[9px] px-3 text-left",
  "text-[14.5px] outline-none data-highlighted:bg-sunk data-popup-open:bg-sunk",
);

interface MenuItemProps {
  icon: ReactNode;
  onClick: () => void;
  danger?: boolean;
  children: ReactNode;
}

export function MenuItem({ icon, onClick, danger = false, children }: MenuItemProps) {
  return (
    <Menu.Item onClick={onClick} className={clsx(menuItem, danger && "text-bad")}>
      <span aria-hidden className={danger ? "text-bad" : "text-muted"}>
        {icon}
      </span>
      {children}
    </Menu.Item>
  );
}
