import { clsx } from "clsx";
import type { ReactNode } from "react";
import { BookingAlarms } from "@/components/booking/booking-alarms";
import { OfflinePasses } from "@/components/booking/offline-pass";
import { HoldBar } from "@/components/booking/hold-bar";
import { ReasonHost } from "@/components/decision/reason-host";
import { Bell } from "@/components/notification/bell";
import { ConnectionPill } from "@/components/notification/connection-pill";
import { Link } from "@/components/ui/link";
import { Logo } from "@/components/ui/logo";
import { RouteFocus } from "@/components/ui/route-focus";
import { ThemeKeeper } from "@/components/ui/theme-switch";
import type { Actor } from "@/lib/core/actor";
import { AccountMenu } from "./account-menu";
import { BottomNav, SideNav } from "./nav";
import { OfflineBanner } from "./offline-banner";
import { OfflinePassesKeeper } from "./offline-passes-keeper";
import { PushKeeper } from "./push-keeper";
import { SkipLink } from "./skip-link";
import { ZoneBanner } from "./zone-banner";

/** The frame of every signed-in page: bars on a phone, a side column on a desktop. */
export function AppShell({ actor, children }: { actor: Actor; children: ReactNode }) {
  return (
    <div className="lg:grid lg:grid-cols-[232px_minmax(0,1fr)] print:block">
      <SkipLink />
      <aside
        className={clsx(
          "sticky top-0 hidden h-dvh flex-col border-r border-line bg-card px-3.5 pt-6 pb-6",
          "lg:flex",
        )}
      >
        <Link href="/" aria-label="Parkmate, home" className="mb-5 self-start rounded-control px-2">
          <Logo />
        </Link>
        <SideNav role={actor.role} />
        <AccountMenu actor={actor} />
      </aside>
      <div data-shell className="relative min-w-0">
        <header
          className={clsx(
            "sticky top-0 z-20 flex h-16 items-center justify-between gap-3 bg-ground px-5",
            "lg:absolute lg:top-7 lg:right-10 lg:h-auto lg:bg-transparent lg:px-0",
          )}
        >
          <Link href="/" aria-label="Parkmate, home" className="flex rounded-control lg:hidden">
            <Logo />
          </Link>
          <div className="flex items-center gap-2">
            <ConnectionPill />
            <Bell />
          </div>
        </header>
        <OfflineBanner />
        <ZoneBanner />
        {actor.role === "driver" && <HoldBar />}
        <main
          id="main"
          tabIndex={-1}
          className={clsx(
            "mx-auto max-w-[1180px] px-5 pt-2 pb-28 outline-none lg:px-8 lg:pt-8 lg:pb-12",
            // Without a title above it a message would lie under the header.
            "lg:[&>[data-error-state]]:mt-14",
          )}
        >
          <ReasonHost>{children}</ReasonHost>
        </main>
      </div>
      <BottomNav role={actor.role} />
      <RouteFocus />
      <ThemeKeeper />
      <OfflinePassesKeeper person={actor.id} />
      <PushKeeper />
      {actor.role === "driver" && <BookingAlarms />}
      {actor.role === "driver" && <OfflinePasses />}
    </div>
  );
}
