"use client";
import { useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatMoment } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import { useCancelAnnouncement } from "@/hooks/use-announcement";
import type { Announcement } from "@/lib/domain/announcement/schema";

const statusWords: Record<Announcement["status"], { word: string; tone: Tone }> = {
  scheduled: { word: "Scheduled", tone: "info" },
  sent: { word: "Sent", tone: "ok" },
  cancelled: { word: "Cancelled", tone: "quiet" },
};

export function AnnouncementRow({ announcement: one }: { announcement: Announcement }) {
  const { timezone } = useActor();
  const isUnderWay = one.status === "scheduled" && one.sent_count > 0;
  const { word, tone } = isUnderWay
    ? { word: "Sending", tone: "paint" as const }
    : statusWords[one.status];
  return (
    <li
      data-testid="announcement-row"
      className="grid gap-x-4 gap-y-2 border-b border-line px-4 py-4 last:border-0 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:px-4.5"
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span dir="auto" className="min-w-0 font-[620] wrap-break-word">
            {one.title}
          </span>
          <Badge tone={tone}>{word}</Badge>
        </p>
        <p dir="auto" className="line-clamp-2 text-sm wrap-break-word text-muted">
          {one.message}
        </p>
        <p className="mt-1 text-sm text-muted">
          {one.audience} · {formatMoment(one.due_at, timezone)} · {one.author_name} · {reach(one)}
        </p>
        {isUnderWay && (
          <progress
            aria-label="Sent"
            max={one.recipient_count}
            value={one.sent_count}
            className="mt-2 h-2 w-full max-w-sm accent-ink"
          />
        )}
      </div>
      {one.status === "scheduled" && <CancelButton announcement={one} />}
    </li>
  );
}

function reach({ status, sent_count, recipient_count }: Announcement): string {
  const people = `${recipient_count} ${recipient_count === 1 ? "person" : "people"}`;
  if (sent_count === 0)
    return status === "cancelled"
      ? "reached nobody"
      : status === "sent"
        ? "there was nobody left"
        : `for ${people}`;
  return `reached ${sent_count === recipient_count ? people : `${sent_count} of ${people}`}`;
}

function CancelButton({ announcement }: { announcement: Announcement }) {
  const [open, setOpen] = useState(false);
  const cancel = useCancelAnnouncement();
  return (
    <div>
      <Button
        variant="secondary"
        size="small"
        aria-label={`Cancel ${announcement.title}`}
        onClick={() => setOpen(true)}
      >
        Cancel
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Do not send it?"
        description={
          announcement.sent_count > 0
            ? "Some have it already; nobody else will get it."
            : "Nobody will get it."
        }
      >
        <div className="grid grid-cols-2 gap-2.5 pt-2">
          <Button variant="secondary" onClick={() => setOpen(false)}>
            Leave it
          </Button>
          <Button
            variant="danger"
            pending={cancel.isPending}
            onClick={() =>
              cancel.mutate(
                { params: { id: announcement.id } },
                { onSettled: () => setOpen(false) },
              )
            }
          >
            Do not send
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
