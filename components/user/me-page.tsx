"use client";
import { SignOut } from "@/components/shell/sign-out";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Card, CardHead } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import type { Role } from "@/lib/core/actor";
import { PasswordForm } from "./password-form";
import { ProfileCard } from "./profile-form";
import { VehiclesCard } from "./vehicles-card";

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
          {role === "driver" && <VehiclesCard />}
          <Card><CardHead title="Theme" /><div className="px-4 pb-4"><ThemeSwitch /></div></Card>
          <SignOut />
        </div>
      </div>
    </div>
  );
}
