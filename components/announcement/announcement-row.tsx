"use client";
import { clsx } from "clsx";
import { useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatMoment } from "@/components/ui/format";
import { isolate } from "@/components/ui/isolate";
import { useActor } from "@/hooks/use-actor";
import { useCancelAnnouncement } from "@/hooks/use-announcement";
import type { Announcement } from "@/lib/domain/announcement/schema";
import { isSending, reachText } from "./announcement-progress";

const statusLabels: Record<Announcement["status"], { word: string; tone: Tone }> = {
  scheduled: { word: "Scheduled", tone: "info" },
  sent: { word: "Sent", tone: "ok" },
  cancelled: { word: "Cancelled", tone: "quiet" },
};

interface AnnouncementProps {
  announcement: Announcement;
}

export function AnnouncementRow({ announcement }: AnnouncementProps) {
  const { timezone } = useActor();
  const { title, message, audience, due_at, author_name } = announcement;
  const facts = [
    audience,
    formatMoment(due_at, timezone),
    isolate(author_name),
    reachText(announcement),
  ];
  return (
    <li
      data-testid="announcement-row"
      className={clsx(
        "grid gap-x-4 gap-y-2 border-b border-line px-4 py-4 last:border-0",
        "sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:px-4.5",
      )}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span dir="auto" className="min-w-0 font-[620] wrap-break-word">
            {title}
          </span>
          <StatusBadge announcement={announcement} />
        </p>
        <p dir="auto" className="line-clamp-2 text-sm wrap-break-word text-muted">
          {message}
        </p>
        <p className="mt-1 text-sm text-muted">{facts.join(" · ")}</p>
        {isSending(announcement) && (
          <progress
            aria-label="Sent"
            max={announcement.recipient_count}
            value={announcement.sent_count}
            className="mt-2 h-2 w-full max-w-sm accent-ink"
          />
        )}
      </div>
      {announcement.status === "scheduled" && <CancelButton announcement={announcement} />}
    </li>
  );
}

function StatusBadge({ announcement }: AnnouncementProps) {
  if (isSending(announcement)) return <Badge tone="paint">Sending</Badge>;
  const { word, tone } = statusLabels[announcement.status];
  return <Badge tone={tone}>{word}</Badge>;
}

function CancelButton({ announcement }: AnnouncementProps) {
  const [open, setOpen] = useState(false);
  const cancel = useCancelAnnouncement();
  const confirm = () =>
    cancel.mutate({ params: { id: announcement.id } }, { onSettled: () => setOpen(false) });
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
        title="Cancel this announcement?"
        description={
          announcement.sent_count > 0
            ? "Some people have received it already. Nobody else will."
            : "Nobody will receive it."
        }
      >
        <div className="grid grid-cols-2 gap-2.5 pt-2">
          <Button variant="secondary" onClick={() => setOpen(false)}>
            Keep it
          </Button>
          <Button variant="danger" pending={cancel.isPending} onClick={confirm}>
            Cancel announcement
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
