import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/providers";
import { AppShell } from "@/components/shell/app-shell";
import { GuestShell } from "@/components/shell/guest-shell";
import type { KnownZone } from "@/hooks/device-zone";
import { countdownBookings, heldBooking } from "@/hooks/queries";
import { currentActor } from "@/lib/auth/session";
import type { Actor, Role } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { canonicalZone, KEPT_ZONE_COOKIE, ZONE_COOKIE } from "@/lib/core/time-zones";
import { listBookings as bookingsOf } from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { getQueue as queueOf } from "@/lib/domain/desk/api";
import { getQueue } from "@/lib/domain/desk/read/queue";
import { getDelivery as deliveryOf } from "@/lib/domain/preference/api";
import { getDelivery } from "@/lib/domain/preference/read/delivery";
import { answerOf, prefetch, type Answer } from "@/lib/server/prefetch";

/** What a person sees after signing in is nobody else's, search engines included. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

/**
 * The frame of all pages but those for signing in. It is one for guests and people, so that the
 * connection survives between pages; a page that needs a login asks for it itself.
 */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  if (!actor) return <GuestLayout nonce={nonce}>{children}</GuestLayout>;
  const state = await prefetch(
    actor,
    answerOf(deliveryOf, {}, () => getDelivery(actor.id)),
    ...(framesOf[actor.role]?.(actor) ?? []),
  );
  return (
    <Providers
      actor={actor}
      nonce={nonce}
      serverTime={clock.now().toISOString()}
      zone={await knownZone()}
      state={state}
    >
      <AppShell actor={actor}>{children}</AppShell>
    </Providers>
  );
}

async function knownZone(): Promise<KnownZone> {
  const jar = await cookies();
  const zoneIn = (name: string) => canonicalZone(jar.get(name)?.value ?? "");
  return { zone: zoneIn(ZONE_COOKIE), kept: zoneIn(KEPT_ZONE_COOKIE) };
}

/** What the frame of a role shows on every page. */
const framesOf: Partial<Record<Role, (actor: Actor) => Answer[]>> = {
  driver: (actor) =>
    [countdownBookings, heldBooking].map((query) =>
      answerOf(bookingsOf, { query }, (input) => listBookings(actor, input.query)),
    ),
  admin: (actor) => [answerOf(queueOf, {}, () => getQueue(actor))],
};

async function GuestLayout({
  nonce,
  children,
}: {
  nonce: string | undefined;
  children: ReactNode;
}) {
  const state = await prefetch(null);
  return (
    <Providers
      actor={null}
      nonce={nonce}
      serverTime={clock.now().toISOString()}
      zone={await knownZone()}
      state={state}
    >
      <GuestShell>{children}</GuestShell>
    </Providers>
  );
}
