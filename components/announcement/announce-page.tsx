"use client";
import { PageTitle } from "@/components/ui/page-title";
import type { Channel } from "@/lib/event/event";
import { AnnouncementList } from "./announcement-list";
import { Composer } from "./composer";

export function AnnouncePage({ available }: { available: readonly Channel[] }) {
  return (
    <>
      <PageTitle note="Send a message to everyone in a role, or to the drivers of a lot.">
        Announce
      </PageTitle>
      <Composer available={available} />
      <AnnouncementList />
    </>
  );
}
