"use client";
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { MarkAllButton } from "./mark-all-button";
import { Notices } from "./notices";

const popup = [
  "fixed z-50 flex flex-col overflow-hidden bg-ground text-ink outline-none transition-[opacity,transform] duration-150",
  "inset-0 pt-[env(safe-area-inset-top)] data-ending-style:opacity-0 data-starting-style:opacity-0 max-lg:data-starting-style:translate-y-3",
  "lg:inset-auto lg:top-[76px] lg:right-10 lg:h-[min(720px,calc(100dvh-104px))] lg:w-[420px] lg:rounded-card lg:border lg:border-line lg:shadow-[0_24px_60px_-20px_rgb(0_0_0/.35)]",
].join(" ");

/** All of a phone's screen; a sheet under the bell on a desk. */
export function Panel({ onClose }: { onClose: () => void }) {
  return (
    <Dialog.Portal>
      <Dialog.Backdrop className="fixed inset-0 z-40" />
      <Dialog.Popup data-testid="panel" className={popup}>
        <Notices
          onOpen={onClose}
          head={
            <div className="flex items-center justify-between">
              <Dialog.Title className="pl-1 text-[22px] font-[650] tracking-[-.025em]">Notifications</Dialog.Title>
              <div className="-mr-2 flex">
                <MarkAllButton />
                <Dialog.Close aria-label="Close" className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"><X size={20} aria-hidden /></Dialog.Close>
              </div>
            </div>
          }
        />
      </Dialog.Popup>
    </Dialog.Portal>
  );
}
