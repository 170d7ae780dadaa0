import type { Metadata } from "next";
import { AnnouncePage } from "@/components/announcement/announce-page";
import { Hydrated } from "@/components/hydrated";
import { announcementRows, lotChoice } from "@/hooks/queries";
import { requireRole } from "@/lib/auth/session";
import { availableChannels } from "@/lib/event/available-channels";
import * as api from "@/lib/domain/announcement/api";
import { listAnnouncements } from "@/lib/domain/announcement/read/announcements";
import { listLots } from "@/lib/domain/booking/read/lots";
import { listLots as lotsOf } from "@/lib/domain/lot/api";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Announce" };

export default async function Page() {
  const actor = await requireRole("admin");
  const state = await prefetch(
    actor,
    firstPageOf(api.listAnnouncements, { query: announcementRows }, ({ query }) =>
      listAnnouncements(query),
    ),
    firstPageOf(lotsOf, { query: lotChoice }, ({ query }) => listLots(actor, query)),
  );
  return (
    <Hydrated state={state}>
      <AnnouncePage available={[...availableChannels()]} />
    </Hydrated>
  );
}
