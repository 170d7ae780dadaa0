"use client";
import { Popover } from "@base-ui/react/popover";
import { clsx } from "clsx";
import { useState, type ReactNode, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { serverNow } from "@/hooks/server-clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { afterLayer } from "@/hooks/use-back-closes";
import { useMinute } from "@/hooks/use-countdown";
import type { Stay } from "../stay";
import { PickerFields } from "./picker-fields";
import { draftOf, readDraft } from "./stay-draft";

export interface PickerFrameProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLElement | null>;
  stay: Stay;
  onChange: (stay: Stay) => void;
  timeZone: string;
  readerZone: string;
  maxMinutes: number;
  /** What the stay costs, beside the button. */
  summary?: ((stay: Stay) => ReactNode) | undefined;
}

const TITLE = "When do you park?";
const popup = clsx(
  "w-[min(690px,calc(100vw-32px))] rounded-card border border-line bg-card text-ink",
  "shadow-[0_24px_60px_-20px_rgb(20_24_26/0.45)] outline-none transition-opacity duration-150",
  "max-h-(--available-height) overflow-y-auto",
  "data-ending-style:opacity-0 data-starting-style:opacity-0",
);

/** The picker of a stay: a bottom sheet on a phone, a popover under its field elsewhere. */
export function PickerFrame(props: PickerFrameProps) {
  const [isPhone] = useState(() => !window.matchMedia("(min-width: 640px)").matches);
  const { open, onOpenChange, anchor } = props;
  if (isPhone) return <PickerSheet {...props} />;
  return (
    <Popover.Root open={open} onOpenChange={(next) => onOpenChange(next)} modal="trap-focus">
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          side="bottom"
          align="end"
          sideOffset={8}
          collisionPadding={16}
          className="z-40"
        >
          <Popover.Popup className={popup} finalFocus={anchor}>
            <Popover.Title className="sr-only">{TITLE}</Popover.Title>
            <PickerForm {...props}>
              {(fields, foot) => (
                <>
                  <div className="p-5">{fields}</div>
                  <div className="sticky bottom-0 border-t border-line bg-card px-5 py-4">
                    {foot}
                  </div>
                </>
              )}
            </PickerForm>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function PickerSheet(props: PickerFrameProps) {
  return (
    <PickerForm {...props}>
      {(fields, foot) => (
        <DialogFrame
          place="bottom"
          open={props.open}
          onOpenChange={props.onOpenChange}
          title={TITLE}
          footer={foot}
        >
          {fields}
        </DialogFrame>
      )}
    </PickerForm>
  );
}

const impossible = (hasPrice: boolean): string =>
  hasPrice
    ? "The price comes back with a time that is possible."
    : "Choose a time that is possible.";

interface PickerFormProps extends PickerFrameProps {
  children: (fields: ReactNode, foot: ReactNode) => ReactNode;
}

/** Holds what is entered until it is used. */
function PickerForm({ children, ...props }: PickerFormProps) {
  const { stay, timeZone, readerZone, maxMinutes, summary, onChange, onOpenChange } = props;
  const limits = { timeZone, maxMinutes, now: Math.max(useMinute() * MINUTE_MS, serverNow()) };
  const [draft, setDraft] = useState(() => draftOf(stay, limits));
  const reading = readDraft(draft, limits);
  const isPossible = Object.keys(reading.faults).length === 0;
  return children(
    <PickerFields
      draft={draft}
      reading={reading}
      limits={limits}
      readerZone={readerZone}
      onChange={setDraft}
    />,
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-[220px] text-sm text-muted" aria-live="polite">
        {isPossible ? summary?.(reading.stay) : impossible(summary !== undefined)}
      </div>
      <Button
        size="large"
        className="max-sm:w-full"
        disabled={!isPossible}
        onClick={() => {
          onOpenChange(false);
          afterLayer(() => onChange(reading.stay));
        }}
      >
        Use this time
      </Button>
    </div>,
  );
}
