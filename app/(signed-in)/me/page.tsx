import type { Metadata } from "next";
import { Hydrated } from "@/components/hydrated";
import { MePage } from "@/components/user/me-page";
import { allRows, sessionRows } from "@/hooks/queries";
import { requireUser } from "@/lib/auth/session";
import { getProfile as profileOf, listSessions as sessionsOf } from "@/lib/domain/user/api";
import { getProfile, listSessions } from "@/lib/domain/user/read";
import { listVehicles as vehiclesOf } from "@/lib/domain/vehicle/api";
import { listVehicles } from "@/lib/domain/vehicle/read";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Me" };

export default async function Page() {
  const actor = await requireUser();
  const state = await prefetch(
    actor,
    answerOf(profileOf, {}, () => getProfile(actor)),
    answerOf(sessionsOf, { query: sessionRows }, ({ query }) => listSessions(actor, query)),
    ...(actor.role === "driver"
      ? [answerOf(vehiclesOf, { query: allRows }, ({ query }) => listVehicles(actor, query))]
      : []),
  );
  return (
    <Hydrated state={state}>
      <MePage role={actor.role} email={actor.email} />
    </Hydrated>
  );
}
