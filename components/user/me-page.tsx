"use client";
import { clsx } from "clsx";
import { BellRing, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Card, CardHead } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { VehiclesCard } from "@/components/vehicle/vehicles-card";
import type { Role } from "@/lib/core/actor";
import { PasswordForm } from "./password-form";
import { ProfileCard } from "./profile-form";
import { SignOutButton } from "./sign-out-button";

export function MePage({ role, email }: { role: Role; email: string }) {
  return (
    <div className="grid gap-4">
      <PageTitle note={email}>Me</PageTitle>
      <div className="grid gap-4 lg:grid-cols-2 lg:items-start">
        <div className="grid gap-4">
          <ProfileCard />
          <PasswordForm />
        </div>
        <div className="grid gap-4">
          <SettingsLink />
          {role === "driver" && <VehiclesCard />}
          <Card>
            <CardHead title="Theme" />
            <div className="px-4 pb-4">
              <ThemeSwitch />
            </div>
          </Card>
          <SignOutButton />
        </div>
      </div>
    </div>
  );
}

const settingsLink = clsx(
  "flex items-center gap-3 rounded-card border border-line bg-card px-4 py-3.5",
  "shadow-card transition-colors hover:bg-sunk",
);

function SettingsLink() {
  return (
    <Link href="/settings" className={settingsLink}>
      <span aria-hidden className="grid size-9 shrink-0 place-items-center rounded-[10px] bg-sunk">
        <BellRing size={18} strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-h2">Notification settings</span>
        <span className="block text-sm text-muted">Channels, quiet hours and a test alert</span>
      </span>
      <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden />
    </Link>
  );
}
