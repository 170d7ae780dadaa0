"use client";
import { CalendarSync, Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { formatDateTime } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useActor } from "@/hooks/use-actor";
import {
  useCalendarFeed,
  useCreateCalendarFeed,
  useDeleteCalendarFeed,
} from "@/hooks/use-calendar";

/** The secret address by which a calendar app shows all bookings of a driver. */
export function CalendarButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        icon={<CalendarSync size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Calendar
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Bookings in your calendar"
        description="Your calendar app loads this address, and follows every change."
      >
        <CalendarFeed />
      </Dialog>
    </>
  );
}

function CalendarFeed() {
  const feed = useCalendarFeed();
  const create = useCreateCalendarFeed();
  const remove = useDeleteCalendarFeed();
  return (
    <QueryState query={feed} skeleton={<Skeleton className="h-28" />}>
      {({ created_at }) => (
        <div className="grid gap-4">
          {create.data ? <Address url={create.data.url} /> : <FeedState since={created_at} />}
          <FormError>{(create.error ?? remove.error)?.problem.detail}</FormError>
          <div className="flex flex-wrap gap-2.5">
            <Button
              variant={created_at ? "secondary" : "primary"}
              pending={create.isPending}
              onClick={() => create.mutate({})}
            >
              {created_at ? "Make a new address" : "Make an address"}
            </Button>
            {created_at && (
              <Button
                variant="secondary"
                pending={remove.isPending}
                onClick={() => remove.mutate({}, { onSuccess: () => create.reset() })}
              >
                Stop sharing
              </Button>
            )}
          </div>
        </div>
      )}
    </QueryState>
  );
}

function FeedState({ since }: { since: string | null }) {
  const { timezone } = useActor();
  if (!since)
    return (
      <p className="text-sm text-muted">
        Whoever has the address can read your bookings. You can stop it at any time.
      </p>
    );
  return (
    <p className="text-sm text-muted">
      An address has been in use since {formatDateTime(since, timezone)}. It was shown once; a new
      one replaces it.
    </p>
  );
}

function Address({ url }: { url: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setIsCopied(true);
  };
  return (
    <div className="grid gap-2.5">
      <Field label="Address" help="Keep it to yourself. It is shown only now.">
        <Input readOnly value={url} className="font-mono" onFocus={(e) => e.target.select()} />
      </Field>
      <Button
        variant="secondary"
        size="small"
        className="justify-self-start"
        icon={isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        onClick={() => void copy()}
      >
        {isCopied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
