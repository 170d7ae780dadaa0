"use client";
import { clsx } from "clsx";
import { BellOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/components/ui/format";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useMutes, useUnmute } from "@/hooks/use-delivery-settings";
import type { Mute } from "@/lib/domain/preference/schema";
import { SettingsSection } from "./settings-section";

export function MutesCard() {
  const mutes = useMutes();
  return (
    <SettingsSection
      id="mutes"
      title="Muted"
      note="Muted notifications appear in the bell only, without a toast."
    >
      <QueryState
        query={mutes}
        skeleton={<Skeleton className="my-2 h-14" />}
        errorTitle="Your mutes could not be loaded"
        empty={<NoMutes />}
      >
        {({ results }) => (
          <ul>
            {results.map((mute) => (
              <MuteRow key={`${mute.scope} ${mute.id}`} mute={mute} />
            ))}
          </ul>
        )}
      </QueryState>
    </SettingsSection>
  );
}

const NoMutes = () => (
  <p className="flex items-center gap-3 py-4 text-sm text-muted">
    <BellOff size={18} className="shrink-0" aria-hidden />
    Nothing is muted. To mute a lot or booking, open the ⋯ menu of one of its notifications.
  </p>
);

function MuteRow({ mute }: { mute: Mute }) {
  const { timezone } = useActor();
  const unmute = useUnmute();
  return (
    <li
      className={clsx(
        "flex min-h-16 items-center justify-between gap-3 border-b border-line py-2",
        "last:border-0",
      )}
    >
      <div className="min-w-0">
        <p className="truncate font-[560]">{mute.name}</p>
        <p className="text-sm text-muted">
          {mute.until ? `Until ${formatMoment(mute.until, timezone)}` : "Until you unmute it"}
        </p>
      </div>
      <Button
        variant="secondary"
        size="small"
        pending={unmute.isPending}
        aria-label={`Unmute ${mute.name}`}
        onClick={() =>
          unmute.mutate({ query: { scope: mute.scope, id: mute.id }, body: undefined })
        }
      >
        Unmute
      </Button>
    </li>
  );
}
