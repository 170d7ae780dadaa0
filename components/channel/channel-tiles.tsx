"use client";
import { channelLabels } from "@/components/notification/channel-labels";
import { notify } from "@/components/notification/notify";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatList, formatTime } from "@/components/ui/format";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useReaderZone } from "@/hooks/use-actor";
import { useChannels, useRetryFailed } from "@/hooks/use-delivery";
import type { ChannelHealth } from "@/lib/domain/channel/schema";
import { HourBars } from "./hour-bars";

/** How each channel outside the app is doing. */
export const ChannelTiles = () => (
  <section aria-label="Channels" className="mt-4">
    <QueryState
      query={useChannels()}
      skeleton={<TileSkeletons />}
      errorTitle="The channels could not be loaded"
    >
      {({ results }) => <Tiles channels={results} />}
    </QueryState>
  </section>
);

/** A channel that is not set up takes no room, unless messages were written for it before. */
function Tiles({ channels }: { channels: readonly ChannelHealth[] }) {
  const isShown = (one: ChannelHealth) =>
    one.is_set_up || one.waiting > 0 || one.hours.some(({ sent, failed }) => sent + failed > 0);
  const unused = channels.filter((one) => !isShown(one));
  return (
    <>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {channels.filter(isShown).map((one) => (
          <ChannelTile key={one.channel} health={one} />
        ))}
      </ul>
      {unused.length > 0 && (
        <p className="mt-2 px-1 text-sm text-muted">
          Not set up: {formatList(unused.map(({ channel }) => channelLabels[channel].name))}.
        </p>
      )}
    </>
  );
}

const tile = "flex min-h-[148px] flex-col rounded-card border border-line bg-card p-4 shadow-card";

function ChannelTile({ health }: { health: ChannelHealth }) {
  const { channel, hours } = health;
  const { name, icon: Icon } = channelLabels[channel];
  const retry = useRetryFailed();
  const total = (which: "sent" | "failed") => hours.reduce((sum, hour) => sum + hour[which], 0);
  const [sent, failed] = [total("sent"), total("failed")];
  return (
    <li className={tile} data-testid={`channel-${channel}`}>
      <div className="flex items-center gap-2">
        <Icon size={18} className="text-muted" aria-hidden />
        <h2 className="font-[620]">{name}</h2>
        <span className="ml-auto">
          <StateBadge health={health} />
        </span>
      </div>
      <Waiting health={health} />
      {sent + failed > 0 && (
        <>
          <HourBars hours={hours} />
          <p className="mt-1 text-sm text-muted">
            {sent} sent{failed > 0 && <span className="text-bad">, {failed} failed</span>} in 24
            hours
          </p>
        </>
      )}
      {failed > 0 && (
        <Button
          variant="secondary"
          size="small"
          className="mt-2 self-start"
          pending={retry.isPending}
          onClick={() => retry.mutate({ body: { channel } }, { onSuccess: tellCount })}
        >
          <span>
            Try the failed ones again<span className="sr-only"> by {name}</span>
          </span>
        </Button>
      )}
    </li>
  );
}

function StateBadge({ health: { is_set_up, down_since } }: { health: ChannelHealth }) {
  if (!is_set_up) return <Badge>Not set up</Badge>;
  return down_since ? <Badge tone="bad">Not answering</Badge> : <Badge tone="ok">Working</Badge>;
}

function Waiting({ health }: { health: ChannelHealth }) {
  const zone = useReaderZone();
  const { down_since, next_probe_at, error, waiting } = health;
  return (
    <div className="mt-1.5 text-sm">
      {down_since && (
        <p>
          Since {formatTime(down_since, zone)}
          {next_probe_at && <>, tried again at {formatTime(next_probe_at, zone)}</>}
        </p>
      )}
      {down_since && error && <p className="break-words text-muted">{error}</p>}
      <p className="text-muted">{waiting === 0 ? "Nothing waits" : `${waiting} waiting`}</p>
    </div>
  );
}

const tellCount = ({ retried }: { retried: number }) =>
  notify.success(
    retried === 1 ? "1 message is tried again." : `${retried} messages are tried again.`,
  );

const TileSkeletons = () => (
  <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
    <Skeleton className="h-[148px] rounded-card" />
  </div>
);
