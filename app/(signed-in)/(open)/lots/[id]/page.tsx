import type { Metadata } from "next";
import { headers } from "next/headers";
import { createLoader, type SearchParams } from "nuqs/server";
import { ChooseSlotPage } from "@/components/booking/choose-slot-page";
import { Hydrated } from "@/components/hydrated";
import { LotJsonLd, lotMetadata } from "@/components/lot/lot-json-ld";
import { rangeOf } from "@/components/lot/stay";
import { lotParsers, stayOf } from "@/components/lot/stay-params";
import { currentActor } from "@/lib/auth/session";
import { clock } from "@/lib/core/clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { getLot } from "@/lib/domain/booking/read/lots";
import { listSlots } from "@/lib/domain/booking/read/slots";
import * as api from "@/lib/domain/lot/api";
import { answerOf, prefetch } from "@/lib/server/prefetch";
import { findLot, pageOrigin } from "./find-lot";

const searchOf = createLoader(lotParsers);
type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ params }: PageProps): Promise<Metadata> =>
  lotMetadata(await findLot((await params).id), await pageOrigin());

/** Needs no account. */
export default async function Page({ params, searchParams }: PageProps) {
  const actor = await currentActor();
  const { id } = await params;
  const search = await searchOf(searchParams);
  const lot = await findLot(id);
  const minute = Math.floor(clock.now().getTime() / MINUTE_MS);
  const query = lot ? rangeOf(stayOf(search, lot.timezone), minute) : {};
  const state = await prefetch(
    actor,
    answerOf(api.getLot, { params: { id } }, () => lot ?? getLot(id)),
    answerOf(api.listSlots, { params: { id }, query }, (parsed) =>
      listSlots(actor, id, parsed.query),
    ),
  );
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <Hydrated state={state}>
      {lot && <LotJsonLd lot={lot} origin={await pageOrigin()} nonce={nonce} />}
      <ChooseSlotPage id={id} />
    </Hydrated>
  );
}
