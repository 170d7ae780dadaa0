"use client";
import { useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { BellRing, ChevronUp, CircleHelp, CircleUserRound, LogOut } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Link } from "@/components/ui/link";
import { signOutAndReload } from "@/hooks/realtime/sign-out";
import type { Actor } from "@/lib/core/actor";

const links = [
  { href: "/me", label: "Me", icon: CircleUserRound },
  { href: "/settings", label: "Settings", icon: BellRing },
  { href: "/help", label: "Help", icon: CircleHelp },
] as const;

const nameButton = clsx(
  "flex w-full items-center gap-2 rounded-control px-3 py-2 text-left text-sm",
  "hover:bg-sunk",
);
const item = clsx(
  "flex min-h-11 w-full items-center gap-2.5 rounded-[9px] px-3 text-left text-[14.5px]",
  "hover:bg-sunk",
);

/** The name at the foot of the side column, which opens the pages of the account. */
export function AccountMenu({ actor }: { actor: Actor }) {
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const queries = useQueryClient();
  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) setIsOpen(false);
    };
    for (const type of ["pointerdown", "focusin"]) document.addEventListener(type, close);
    return () => {
      for (const type of ["pointerdown", "focusin"]) document.removeEventListener(type, close);
    };
  }, [isOpen]);
  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || !isOpen) return;
    setIsOpen(false);
    frame.current?.querySelector("button")?.focus();
  }
  return (
    <div ref={frame} className="relative mt-auto" onKeyDown={closeOnEscape}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
        className={nameButton}
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-[620]">{actor.name}</span>
          <span className="block text-muted capitalize">{actor.role}</span>
        </span>
        <ChevronUp
          size={16}
          aria-hidden
          className={clsx("shrink-0 text-muted transition-transform", isOpen && "rotate-180")}
        />
      </button>
      <ul
        id={listId}
        hidden={!isOpen}
        className={clsx(
          "absolute inset-x-0 bottom-full mb-2 rounded-control border border-line bg-card p-1",
          "shadow-[0_16px_40px_-16px_rgb(0_0_0/.4)]",
        )}
      >
        {links.map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <Link href={href} onClick={() => setIsOpen(false)} className={item}>
              <Icon size={17} aria-hidden className="text-muted" />
              {label}
            </Link>
          </li>
        ))}
        <li className="mt-1 border-t border-line pt-1">
          <button type="button" className={item} onClick={() => void signOutAndReload(queries)}>
            <LogOut size={17} aria-hidden className="text-muted" />
            Sign out
          </button>
        </li>
      </ul>
    </div>
  );
}
