"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useBackCloses } from "@/hooks/use-back-closes";
import type { DialogPlace, DialogProps } from "./dialog";
import { scrollByKeys } from "./scroll-by-keys";

// z-50 is above the notification panel, which opens dialogs too.
const backdrop = clsx(
  "fixed inset-0 z-50 bg-[rgb(10_12_13/0.5)] transition-opacity",
  "data-ending-style:opacity-0 data-starting-style:opacity-0",
);
const popup = clsx(
  "fixed z-50 flex flex-col border border-line bg-card text-ink shadow-card outline-none",
  "transition-[opacity,transform] duration-200",
);
const centre = clsx(
  "top-1/2 left-1/2 max-h-[min(86dvh,760px)] w-[min(480px,calc(100vw-32px))]",
  "-translate-x-1/2 -translate-y-1/2 rounded-card",
  "data-ending-style:opacity-0 data-starting-style:opacity-0",
);
const bottom = clsx(
  "max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[92dvh] max-sm:rounded-t-[22px]",
  "max-sm:border-x-0 max-sm:border-b-0 max-sm:pb-[env(safe-area-inset-bottom)]",
  "max-sm:data-ending-style:translate-y-full max-sm:data-starting-style:translate-y-full",
  "sm:top-1/2 sm:left-1/2 sm:max-h-[min(88dvh,820px)] sm:w-[min(500px,calc(100vw-32px))]",
  "sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card",
  "sm:data-ending-style:opacity-0 sm:data-starting-style:opacity-0",
);

const places: Record<DialogPlace, string> = { centre, bottom };

/** A dialog with its title, its scrolling content and a button that closes it. */
export function DialogFrame({
  place,
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  initialFocus,
}: DialogProps & { place: DialogPlace }) {
  useBackCloses(open, () => onOpenChange(false));
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { reason, event }) => {
        // The second press of a double click on what opened the dialog lands on its backdrop.
        const isDoubled = reason === "outside-press" && "detail" in event && event.detail > 1;
        if (!isDoubled) onOpenChange(next);
      }}
    >
      <Base.Portal>
        <Base.Backdrop forceRender className={backdrop} />
        <Base.Popup className={clsx(popup, places[place])} initialFocus={initialFocus}>
          <div className="min-h-[68px] pt-5 pr-16 pb-2 pl-5">
            <Base.Title dir="auto" className="text-lg font-[640] tracking-[-0.015em] break-words">
              {title}
            </Base.Title>
            {description && (
              <Base.Description
                dir="auto"
                className="mt-0.5 text-sm break-words whitespace-pre-line text-muted"
              >
                {description}
              </Base.Description>
            )}
          </div>
          <div ref={scrollByKeys} className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">
            {children}
          </div>
          {footer && (
            <div data-keep-clear className="border-t border-line px-5 py-4">
              {footer}
            </div>
          )}
          {/* Last in the tab order, so that focus starts at the content. */}
          <Base.Close
            aria-label="Close"
            className={clsx(
              "absolute top-4 right-3 inline-flex size-11 items-center justify-center",
              "rounded-control hover:bg-sunk",
            )}
          >
            <X size={20} aria-hidden />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
