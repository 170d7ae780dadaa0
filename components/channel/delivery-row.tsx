"use client";
import { ChevronDown } from "lucide-react";
import { FactList } from "@/components/desk/fact-list";
import { channelLabels } from "@/components/notification/channel-labels";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatExact, formatMoment } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { useReaderZone } from "@/hooks/use-actor";
import { useRetryDelivery } from "@/hooks/use-delivery";
import type { Delivery } from "@/lib/domain/channel/schema";
import { badgeOf, reasonOf } from "./delivery-words";

/** One message; its fate in full when it is opened. */
export function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const zone = useReaderZone();
  const { channel, title, recipient_name, created_at } = delivery;
  const { name, icon: Icon } = channelLabels[channel];
  const badge = badgeOf(delivery);
  return (
    <li className="border-b border-line last:border-0">
      <details className="group">
        <summary
          className={
            "flex min-h-16 cursor-pointer list-none items-center gap-3 px-4 py-2.5 " +
            "hover:bg-sunk/50 [&::-webkit-details-marker]:hidden"
          }
        >
          <Icon size={19} className="shrink-0 text-muted" aria-hidden />
          <span className="sr-only">{name}</span>
          <span className="min-w-0 flex-1">
            <span dir="auto" className="block truncate font-[620]">
              {title}
            </span>
            <span className="block truncate text-sm text-muted">
              <bdi>{recipient_name}</bdi> ·{" "}
              <time dateTime={created_at}>{formatMoment(created_at, zone)}</time>
            </span>
          </span>
          <Badge tone={badge.tone}>{badge.name}</Badge>
          <ChevronDown
            size={17}
            aria-hidden
            className="shrink-0 text-muted group-open:rotate-180"
          />
        </summary>
        <DeliveryDetails delivery={delivery} />
      </details>
    </li>
  );
}

function Recipient({ delivery: { recipient_id, recipient_name } }: { delivery: Delivery }) {
  const name = <bdi>{recipient_name}</bdi>;
  if (recipient_id === null) return name;
  return (
    <Link href={`/admin/users/${recipient_id}`} className="underline">
      {name}
    </Link>
  );
}

function DeliveryDetails({ delivery }: { delivery: Delivery }) {
  const zone = useReaderZone();
  const retry = useRetryDelivery();
  const at = (iso: string | null) => iso && formatExact(iso, zone);
  return (
    <div className="grid gap-3 px-4 pt-1 pb-4 sm:max-w-xl sm:pl-[47px]">
      <FactList
        facts={[
          ["Channel", channelLabels[delivery.channel].name],
          ["Recipient", <Recipient key="recipient" delivery={delivery} />],
          ["Written", at(delivery.created_at)],
          ["Tries", delivery.attempts > 0 && delivery.attempts],
          ["Reason", delivery.reason && reasonOf(delivery.reason)],
          ["Last error", delivery.error],
          ["Next try", at(delivery.next_attempt_at)],
          ["Sent", at(delivery.sent_at)],
          ["Delivered", at(delivery.delivered_at)],
        ]}
      />
      {delivery.status === "failed" && !delivery.can_retry && (
        <p className="text-sm text-muted">Its link is no longer of use, so it is not sent again.</p>
      )}
      {delivery.can_retry && (
        <Button
          variant="secondary"
          className="justify-self-start"
          pending={retry.isPending}
          onClick={() => retry.mutate({ params: { id: delivery.id } })}
        >
          Try again
        </Button>
      )}
    </div>
  );
}
