"use client";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Logo } from "@/components/ui/logo";
import { RouteFocus } from "@/components/ui/route-focus";
import { ThemeKeeper } from "@/components/ui/theme-switch";
import { signInPath } from "@/lib/auth/sign-in-path";
import { OfflineBanner } from "./offline-banner";
import { GuestPassesKeeper } from "./offline-passes-keeper";
import { SkipLink } from "./skip-link";

/** The frame of the pages that need no account, with the way to one. */
export function GuestShell({ children }: { children: ReactNode }) {
  const path = usePathname();
  const search = useSearchParams().toString();
  const here = search ? `${path}?${search}` : path;
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="sticky top-0 z-20 border-b border-line bg-card lg:static">
        <div className="mx-auto flex h-16 max-w-[1440px] items-center justify-between gap-3 px-5">
          <Link href="/find" aria-label="Parkmate, find a slot" className="flex rounded-control">
            <Logo />
          </Link>
          <nav aria-label="Account" className="flex items-center gap-2">
            <ButtonLink
              href={signInPath(here)}
              size="small"
              variant="quiet"
              className="max-[359px]:hidden"
            >
              Sign in
            </ButtonLink>
            <ButtonLink href={signInPath(here, "/register")} size="small">
              Create account
            </ButtonLink>
          </nav>
        </div>
      </header>
      <OfflineBanner />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1440px] flex-1 px-5 pt-4 pb-12 outline-none lg:px-8"
      >
        {children}
      </main>
      <RouteFocus />
      <ThemeKeeper />
      <GuestPassesKeeper />
    </div>
  );
}
