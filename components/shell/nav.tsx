"use client";
import { clsx } from "clsx";
import { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import type { Role } from "@/lib/core/actor";
import { activeNavItem, navItems, type NavItem } from "./nav-items";
import { QueueCount } from "./queue-count";

interface NavProps {
  role: Role;
}

/** The navigation of a phone, at the bottom of the screen. */
export function BottomNav({ role }: NavProps) {
  const active = activeNavItem(usePathname(), role);
  return (
    <nav
      aria-label="Main"
      className={clsx(
        "fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card",
        "pb-[env(safe-area-inset-bottom)] lg:hidden",
      )}
    >
      <ul className="mx-auto flex max-w-[560px] justify-around px-2 py-2">
        {navItems[role]
          .filter((item) => !item.wideOnly)
          .map((item) => (
            <li key={item.href} className="flex-1">
              <BottomItem item={item} current={item === active} />
            </li>
          ))}
      </ul>
    </nav>
  );
}

function BottomItem({ item, current }: { item: NavItem; current: boolean }) {
  return (
    <Link
      href={item.href}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "grid justify-items-center gap-0.5 rounded-control text-xs",
        current ? "font-[620] text-ink" : "text-muted",
      )}
    >
      <span
        className={clsx(
          "relative flex h-8 w-[50px] items-center justify-center rounded-full transition-colors",
          current && "bg-paint text-paint-ink",
        )}
      >
        <ItemIcon item={item} size={20} />
        {item.counts && <QueueCount className="absolute -top-1 left-7" />}
      </span>
      {item.label}
    </Link>
  );
}

/** The navigation of a desktop, in the side column. */
export function SideNav({ role }: NavProps) {
  const active = activeNavItem(usePathname(), role);
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {navItems[role].map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              aria-current={item === active ? "page" : undefined}
              className={clsx(
                "flex h-11 items-center gap-3 rounded-control px-3 transition-colors",
                item === active ? "bg-sunk font-[640] text-ink" : "text-muted hover:text-ink",
              )}
            >
              <ItemIcon item={item} size={18} />
              {item.label}
              {item.counts && <QueueCount className="ml-auto" />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The icon, which pulses from the click on until the page is there. Inside of its link only. */
function ItemIcon({ item, size }: { item: NavItem; size: number }) {
  const { pending } = useLinkStatus();
  return (
    <item.icon
      size={size}
      strokeWidth={1.9}
      aria-hidden
      data-pending={pending || undefined}
      className="data-pending:animate-pulse"
    />
  );
}
