import type { Metadata } from "next";
import { Hydrated } from "@/components/hydrated";
import { SettingsPage } from "@/components/preference/settings-page";
import { allRows } from "@/hooks/queries";
import { requireUser } from "@/lib/auth/session";
import { availableChannels } from "@/lib/event/available-channels";
import * as api from "@/lib/domain/preference/api";
import { eventsByCategory } from "@/lib/domain/preference/read/category-events";
import { listMutes } from "@/lib/domain/preference/read/mutes";
import { listSettings } from "@/lib/domain/preference/read/settings";
import { getProfile as profileOf } from "@/lib/domain/user/api";
import { getProfile } from "@/lib/domain/user/read";
import { answerOf, prefetch } from "@/lib/server/prefetch";

export const metadata: Metadata = { title: "Notification settings" };

export default async function Page() {
  const actor = await requireUser();
  const state = await prefetch(
    actor,
    answerOf(api.listSettings, { query: allRows }, ({ query }) => listSettings(actor, query)),
    answerOf(api.listMutes, { query: allRows }, ({ query }) => listMutes(actor.id, query)),
    answerOf(profileOf, {}, () => getProfile(actor)),
  );
  return (
    <Hydrated state={state}>
      <SettingsPage available={[...availableChannels()]} events={eventsByCategory(actor.role)} />
    </Hydrated>
  );
}
