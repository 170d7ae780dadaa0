"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Role } from "@/lib/core/actor";
import { placeOf, places, type Place } from "./places";

interface NavProps {
  role: Role;
}

/** On a phone: under the thumb, the current place in a pill of paint. */
export function BottomNav({ role }: NavProps) {
  const here = placeOf(usePathname(), role);
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto flex max-w-[560px] justify-around px-2 py-2">
        {places[role].map((place) => (
          <li key={place.href} className="flex-1">
            <BottomItem place={place} current={place === here} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function BottomItem({ place, current }: { place: Place; current: boolean }) {
  return (
    <Link
      href={place.href}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "grid justify-items-center gap-0.5 rounded-control text-xs",
        current ? "font-[620] text-ink" : "text-muted",
      )}
    >
      <span
        className={clsx(
          "flex h-8 w-[50px] items-center justify-center rounded-full transition-colors",
          current && "bg-paint text-paint-ink",
        )}
      >
        <place.icon size={20} strokeWidth={1.9} aria-hidden />
      </span>
      {place.label}
    </Link>
  );
}

/** On a desk: a column of rows, the current one sunk. */
export function SideNav({ role }: NavProps) {
  const here = placeOf(usePathname(), role);
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {places[role].map((place) => (
          <li key={place.href}>
            <Link
              href={place.href}
              aria-current={place === here ? "page" : undefined}
              className={clsx(
                "flex h-11 items-center gap-3 rounded-control px-3 transition-colors",
                place === here ? "bg-sunk font-[640] text-ink" : "text-muted hover:text-ink",
              )}
            >
              <place.icon size={18} strokeWidth={1.9} aria-hidden />
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
