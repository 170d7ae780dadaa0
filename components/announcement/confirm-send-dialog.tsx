"use client";
import { channelLabels } from "@/components/notification/channel-labels";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatList, formatMoment } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import { useAudience } from "@/hooks/use-announcement";
import { useLotChoice } from "./audience-fields";
import {
  audienceOf,
  audienceQuery,
  peopleText,
  priorityText,
  type ComposeValues,
} from "./compose-values";

interface ConfirmSendDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  values: ComposeValues;
  /** When it will be sent; null for now. */
  due: string | null;
  /** When it leaves the bell; null for never. */
  expires: string | null;
  pending: boolean;
  onConfirm: () => void;
}

const countWords = (hasFailed: boolean) => (hasFailed ? "could not be counted" : "…");

/** Shows audience, times, priority and channels before an announcement is sent. */
export function ConfirmSendDialog({
  open,
  onOpenChange,
  values,
  due,
  expires,
  pending,
  onConfirm,
}: ConfirmSendDialogProps) {
  const { timezone } = useActor();
  const audience = useAudience(audienceQuery(values), open);
  const lot = useLotChoice().rows.find((one) => one.id === values.lot);
  const channels = [
    "in the app",
    ...values.channels.map((channel) => `by ${channelLabels[channel].name}`),
  ];
  const facts = [
    ["To", audienceOf(values, lot?.name)],
    ["People", audience.data ? peopleText(audience.data.count) : countWords(audience.isError)],
    ["When", due ? formatMoment(due, timezone) : "now"],
    ["Until", expires ? formatMoment(expires, timezone) : "it does not expire"],
    ["Priority", priorityText(values)],
    ["How", formatList(channels)],
  ] as const;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={due ? "Schedule this?" : "Send this?"}
      description={
        due ? "You can cancel it until then." : "A sent announcement cannot be recalled."
      }
    >
      <div className="mt-1 rounded-control bg-sunk px-4 py-3">
        <p dir="auto" className="font-[620] wrap-break-word">
          {values.title}
        </p>
        <p
          dir="auto"
          className="line-clamp-4 text-sm wrap-break-word whitespace-pre-line text-muted"
        >
          {values.message}
        </p>
      </div>
      <dl className="mt-4 grid grid-cols-[64px_minmax(0,1fr)] gap-y-1.5">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="font-[560] first-letter:uppercase">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-5 grid grid-cols-2 gap-2.5">
        <Button variant="secondary" onClick={() => onOpenChange(false)}>
          Back
        </Button>
        <Button pending={pending} onClick={onConfirm}>
          {due ? "Schedule it" : "Send it"}
        </Button>
      </div>
    </Dialog>
  );
}
