import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { Hydrated } from "@/components/hydrated";
import {
  notificationParsers,
  notificationUrlKeys,
} from "@/components/notification/notification-parsers";
import { filtersOf } from "@/components/notification/notification-views";
import { NotificationsPage } from "@/components/notification/notifications-page";
import { notificationsBy } from "@/hooks/queries";
import { requireUser } from "@/lib/auth/session";
import * as api from "@/lib/domain/notification/api";
import { listNotifications } from "@/lib/domain/notification/read/notifications";
import { firstPageOf, prefetch } from "@/lib/server/prefetch";

const searchOf = createLoader(notificationParsers, { urlKeys: notificationUrlKeys });

export const metadata: Metadata = { title: "Notifications" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireUser();
  const query = notificationsBy(filtersOf(await searchOf(searchParams)));
  const state = await prefetch(
    actor,
    firstPageOf(api.listNotifications, { query }, (parsed) =>
      listNotifications(actor, parsed.query),
    ),
  );
  return (
    <Hydrated state={state}>
      <NotificationsPage />
    </Hydrated>
  );
}
