import {
  Banknote,
  CarFront,
  CircleUserRound,
  Inbox,
  LayoutDashboard,
  MapPin,
  Megaphone,
  ScrollText,
  Send,
  SquareParking,
  TextQuote,
  Ticket,
  UsersRound,
  type LucideIcon,
} from "lucide-react";
import type { Role } from "@/lib/core/actor";

export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Only in the side column; on a phone the page "Me" links to it. */
  wideOnly?: true;
  /** What the number beside its label counts. */
  counts?: "queue";
}

const me: NavItem = { href: "/me", label: "Me", icon: CircleUserRound };

/** The navigation of each role, in its order. */
export const navItems: Record<Role, readonly NavItem[]> = {
  driver: [
    { href: "/", label: "Now", icon: CarFront },
    { href: "/find", label: "Find", icon: MapPin },
    { href: "/bookings", label: "Bookings", icon: Ticket },
    me,
  ],
  owner: [
    { href: "/owner", label: "Today", icon: LayoutDashboard },
    { href: "/owner/bookings", label: "Bookings", icon: Ticket },
    { href: "/owner/lots", label: "Lots", icon: SquareParking },
    me,
  ],
  staff: [{ href: "/staff", label: "My shift", icon: LayoutDashboard }, me],
  admin: [
    { href: "/admin", label: "Queue", icon: Inbox, counts: "queue" },
    { href: "/admin/bookings", label: "Bookings", icon: Ticket },
    { href: "/admin/payments", label: "Payments", icon: Banknote },
    { href: "/admin/users", label: "People", icon: UsersRound },
    { href: "/admin/lots", label: "Lots", icon: SquareParking, wideOnly: true },
    { href: "/admin/announce", label: "Announce", icon: Megaphone, wideOnly: true },
    { href: "/admin/templates", label: "Templates", icon: TextQuote, wideOnly: true },
    { href: "/admin/deliveries", label: "Deliveries", icon: Send, wideOnly: true },
    { href: "/admin/audit", label: "Audit log", icon: ScrollText, wideOnly: true },
    me,
  ],
};

/** The items of pages outside of their path, by the first part of that path. */
const otherPages: Record<string, string> = { lots: "/find", settings: "/me" };

/** The item that a path belongs to: the one with the longest matching path. */
export function activeNavItem(path: string, role: Role): NavItem | undefined {
  const items = navItems[role];
  const isWithin = ({ href }: NavItem) =>
    path === href || (href !== "/" && path.startsWith(`${href}/`));
  const [longest] = items.filter(isWithin).sort((a, b) => b.href.length - a.href.length);
  const [, firstPart = ""] = path.split("/");
  return longest ?? items.find(({ href }) => href === otherPages[firstPart]);
}

/** The pages that a phone's navigation leaves out. */
export const otherPagesOf = (role: Role): NavItem[] =>
  navItems[role].filter((item) => item.wideOnly);
