"use client";
import { clsx } from "clsx";
import { BellRing, ChevronRight, CircleHelp, type LucideIcon } from "lucide-react";
import { Card, CardHead } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { VehiclesCard } from "@/components/vehicle/vehicles-card";
import type { Role } from "@/lib/core/actor";
import { otherPagesOf } from "@/components/shell/nav-items";
import { DeleteAccountCard } from "./delete-account-card";
import { EmailCard } from "./email-card";
import { PasswordForm } from "./password-form";
import { ProfileCard } from "./profile-form";
import { SessionsCard } from "./sessions-card";
import { SignOutButton } from "./sign-out-button";

interface PageLink {
  href: string;
  label: string;
  note?: string;
  icon: LucideIcon;
}

const links: readonly PageLink[] = [
  {
    href: "/settings",
    label: "Notification settings",
    note: "Channels, quiet hours and a test alert",
    icon: BellRing,
  },
  {
    href: "/help",
    label: "Help",
    note: "When alerts do not come, and other answers",
    icon: CircleHelp,
  },
];

/** The person's own page, in the order in which its parts are used. */
export function MePage({ role, email }: { role: Role; email: string }) {
  const others = otherPagesOf(role);
  return (
    <div className="grid gap-4">
      <PageTitle note={email}>Me</PageTitle>
      <div className="grid gap-4 lg:grid-cols-2 lg:items-start">
        <div className="grid gap-4">
          <LinkList links={links} />
          {others.length > 0 && <LinkList links={others} className="lg:hidden" />}
          {role === "driver" && <VehiclesCard />}
          <ProfileCard />
          <EmailCard />
        </div>
        <div className="grid gap-4">
          <PasswordForm />
          <Card>
            <CardHead title="Theme" />
            <div className="px-4 pb-4">
              <ThemeSwitch />
            </div>
          </Card>
          <SessionsCard />
          <SignOutButton />
          <DeleteAccountCard />
        </div>
      </div>
    </div>
  );
}

const row = clsx(
  "flex items-center gap-3 border-t border-line px-4 py-3.5 first:border-0",
  "transition-colors hover:bg-sunk",
);

function LinkList({ links, className }: { links: readonly PageLink[]; className?: string }) {
  return (
    <nav
      aria-label="More pages"
      className={clsx(
        "overflow-hidden rounded-card border border-line bg-card shadow-card",
        className,
      )}
    >
      {links.map(({ href, label, note, icon: Icon }) => (
        <Link key={href} href={href} className={row}>
          <span
            aria-hidden
            className="grid size-9 shrink-0 place-items-center rounded-[10px] bg-sunk"
          >
            <Icon size={18} strokeWidth={1.75} />
          </span>
          <span className="min-w-0 flex-1">
            <span className="block text-h2">{label}</span>
            {note && <span className="block text-sm text-muted">{note}</span>}
          </span>
          <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden />
        </Link>
      ))}
    </nav>
  );
}
