import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { ChooseSlotPage } from "@/components/booking/choose-slot-page";
import { Hydrated } from "@/components/hydrated";
import { rangeOf } from "@/components/lot/stay";
import { lotParsers, stayOf } from "@/components/lot/stay-params";
import { requireRole } from "@/lib/auth/session";
import { clock } from "@/lib/core/clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { getLot } from "@/lib/domain/booking/read/lots";
import { listSlots } from "@/lib/domain/booking/read/slots";
import * as api from "@/lib/domain/lot/api";
import { answerOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(lotParsers);

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Choose a slot" };

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await requireRole("driver");
  const { id } = await params;
  const search = await searchOf(searchParams);
  const lot = await getLot(id).catch(() => null);
  const minute = Math.floor(clock.now().getTime() / MINUTE_MS);
  const query = lot ? rangeOf(stayOf(search, lot.timezone), minute) : {};
  const state = await prefetch(
    actor,
    answerOf(api.getLot, { params: { id } }, () => lot ?? getLot(id)),
    answerOf(api.listSlots, { params: { id }, query }, (parsed) =>
      listSlots(actor, id, parsed.query),
    ),
  );
  return (
    <Hydrated state={state}>
      <ChooseSlotPage id={id} timezone={actor.timezone} />
    </Hydrated>
  );
}
