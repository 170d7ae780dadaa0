import {
  Banknote,
  CarFront,
  CircleUserRound,
  Inbox,
  LayoutDashboard,
  MapPin,
  Megaphone,
  TextQuote,
  Ticket,
  type LucideIcon,
} from "lucide-react";
import type { Role } from "@/lib/core/actor";

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
}

const me: Place = { href: "/me", label: "Me", icon: CircleUserRound };

/** Where each role can go, in the order of its navigation. */
export const places: Record<Role, readonly Place[]> = {
  driver: [
    { href: "/", label: "Now", icon: CarFront },
    { href: "/find", label: "Find", icon: MapPin },
    { href: "/bookings", label: "Bookings", icon: Ticket },
    me,
  ],
  owner: [
    { href: "/owner", label: "Today", icon: LayoutDashboard },
    { href: "/owner/bookings", label: "Bookings", icon: Ticket },
    me,
  ],
  staff: [{ href: "/staff", label: "My shift", icon: LayoutDashboard }, me],
  admin: [
    { href: "/admin", label: "Queue", icon: Inbox },
    { href: "/admin/payments", label: "Payments", icon: Banknote },
    { href: "/admin/templates", label: "Templates", icon: TextQuote },
    { href: "/admin/announce", label: "Announce", icon: Megaphone },
    me,
  ],
};

/** Pages that are reached through a place without lying under it. */
const within: Record<string, string> = { lots: "/find", settings: "/me" };

/** The place that a path belongs to: the longest one it starts with. */
export function placeOf(path: string, role: Role): Place | undefined {
  const holds = (place: Place) =>
    path === place.href || (place.href !== "/" && path.startsWith(`${place.href}/`));
  const found = places[role].filter(holds).sort((a, b) => b.href.length - a.href.length)[0];
  return found ?? places[role].find((place) => place.href === within[path.split("/")[1] ?? ""]);
}
