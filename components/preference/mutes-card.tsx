"use client";
import { BellOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { formatMoment } from "@/components/ui/format";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import { useMutes, useUnmute } from "@/hooks/use-delivery-settings";
import type { Mute } from "@/lib/domain/preference/schema";
import { Section } from "./section";

export function MutesCard() {
  const mutes = useMutes();
  const list = mutes.data?.results ?? [];
  return (
    <Section
      id="mutes"
      title="Muted"
      note="Kept in the bell without a toast, and sent by no other channel."
    >
      {mutes.isError && !mutes.data ? (
        <ErrorState
          error={mutes.error}
          onRetry={() => void mutes.refetch()}
          title="Your mutes could not be loaded"
        />
      ) : mutes.isPending ? (
        <div role="status" className="py-2">
          <span className="sr-only">Loading</span>
          <Skeleton className="h-14" />
        </div>
      ) : list.length === 0 ? (
        <p className="flex items-center gap-3 py-4 text-sm text-muted">
          <BellOff size={18} className="shrink-0" aria-hidden />
          Nothing is muted. The ⋯ of a notification mutes its lot or booking.
        </p>
      ) : (
        <ul>
          {list.map((mute) => (
            <MuteRow key={`${mute.scope} ${mute.id}`} mute={mute} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function MuteRow({ mute }: { mute: Mute }) {
  const { timezone } = useActor();
  const unmute = useUnmute();
  return (
    <li className="flex min-h-16 items-center justify-between gap-3 border-b border-line py-2 last:border-0">
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
