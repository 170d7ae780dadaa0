import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/providers";
import { AppShell } from "@/components/shell/app-shell";
import { GuestShell } from "@/components/shell/guest-shell";
import { countdownBookings, heldBooking } from "@/hooks/queries";
import { currentActor } from "@/lib/auth/session";
import type { Actor, Role } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { listBookings as bookingsOf } from "@/lib/domain/booking/api";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { getQueue as queueOf } from "@/lib/domain/desk/api";
import { getQueue } from "@/lib/domain/desk/read/queue";
import { getDelivery as deliveryOf } from "@/lib/domain/preference/api";
import { getDelivery } from "@/lib/domain/preference/read/delivery";
import { deviceZones } from "@/lib/http/device-zone";
import { answerOf, prefetch, type Answer } from "@/lib/server/prefetch";

/** What a person sees after signing in is nobody else's, search engines included. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

/**
 * The frame of all pages but those for signing in. It is one for guests and people, so that the
 * connection survives between pages; a page that needs a login asks for it itself.
 */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const sent = await headers();
  return (
    <Providers
      actor={actor}
      nonce={sent.get("x-nonce") ?? undefined}
      serverTime={clock.now().toISOString()}
      zone={deviceZones(sent)}
      state={await prefetch(actor, ...(actor ? frameOf(actor) : []))}
    >
      {actor ? <AppShell actor={actor}>{children}</AppShell> : <GuestShell>{children}</GuestShell>}
    </Providers>
  );
}

/** What the frame of a person shows on every page. */
const frameOf = (actor: Actor): Answer[] => [
  answerOf(deliveryOf, {}, () => getDelivery(actor.id)),
  ...(framesOf[actor.role]?.(actor) ?? []),
];

const framesOf: Partial<Record<Role, (actor: Actor) => Answer[]>> = {
  driver: (actor) =>
    [countdownBookings, heldBooking].map((query) =>
      answerOf(bookingsOf, { query }, (input) => listBookings(actor, input.query)),
    ),
  admin: (actor) => [answerOf(queueOf, {}, () => getQueue(actor))],
};
