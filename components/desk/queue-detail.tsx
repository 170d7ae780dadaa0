"use client";
import { clsx } from "clsx";
import { ExternalLink } from "lucide-react";
import type { Ref } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { formatDateTime } from "@/components/ui/format";
import { KeyCap } from "@/components/ui/key-cap";
import { Link } from "@/components/ui/link";
import { useActor, useReaderZone } from "@/hooks/use-actor";
import type { OwnerItem, QueueItem } from "@/lib/domain/desk/schema";
import { BookingFacts } from "./booking-facts";
import { FactList } from "./fact-list";
import { QueueClock } from "./queue-clock";
import { QueueDecision } from "./queue-decision";
import { kinds, wordsOf } from "./queue-words";

const linkClass = clsx(
  "inline-flex items-center gap-1.5 justify-self-start rounded-control text-sm font-[560]",
  "underline underline-offset-4",
);

interface QueueDetailProps {
  item: QueueItem;
  place: string | null;
  frame: Ref<HTMLElement>;
}

/** The selected item of the queue with its facts and its decision, beside the list. */
export function QueueDetail({ item, place, frame }: QueueDetailProps) {
  const { what, href } = wordsOf(item, useReaderZone());
  const { word, tone } = kinds[item.kind];
  return (
    <Card
      ref={frame}
      aria-label="Selected item"
      data-testid="queue-detail"
      className="sticky top-24 hidden content-start xl:grid"
    >
      <div className="grid gap-4 p-5">
        <div className="flex items-center justify-between gap-3">
          <Badge tone={item.resolved ? "quiet" : tone}>{word}</Badge>
          <span className="flex items-center gap-1.5 text-sm text-muted">
            {place}
            <KeyCap>K</KeyCap>
            <KeyCap>J</KeyCap>
          </span>
        </div>
        <h2 className="text-h2 break-words">{what}</h2>
        <p className="rounded-control bg-sunk px-3.5 py-3 first-letter:uppercase">
          <QueueClock item={item} />
        </p>
        {item.kind === "owner" ? (
          <OwnerFacts item={item} />
        ) : (
          <BookingFacts booking={item.booking} />
        )}
        <Link href={href} className={linkClass}>
          <ExternalLink size={15} aria-hidden />
          {item.kind === "owner" ? "Open account" : "Open booking"}
        </Link>
      </div>
      {!item.resolved && (
        <div className="border-t border-line p-5">
          <QueueDecision item={item} wide keys />
        </div>
      )}
    </Card>
  );
}

function OwnerFacts({ item: { applicant } }: { item: OwnerItem }) {
  const { timezone } = useActor();
  return (
    <FactList
      facts={[
        ["Name", applicant.name],
        ["E-mail", applicant.email],
        ["Phone", applicant.phone_number],
        ["Applied", formatDateTime(applicant.created_at, timezone)],
      ]}
    />
  );
}
