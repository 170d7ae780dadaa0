"use client";
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useState } from "react";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { BrokenNotices } from "./broken-notices";
import { ConnectionPill } from "./connection-pill";
import { MarkAllButton } from "./mark-all-button";
import { everything } from "./notice-views";
import { Notices } from "./notices";

const popup = [
  "fixed z-50 flex flex-col overflow-hidden bg-ground text-ink outline-none transition-[opacity,transform] duration-150",
  "inset-0 pt-[env(safe-area-inset-top)] data-ending-style:opacity-0 data-starting-style:opacity-0 max-lg:data-starting-style:translate-y-3",
  "lg:inset-auto lg:top-[76px] lg:right-10 lg:h-[min(760px,calc(100dvh-104px))] lg:w-[440px] lg:rounded-card lg:border lg:border-line lg:shadow-[0_24px_60px_-20px_rgb(0_0_0/.35)]",
].join(" ");

/** All of a phone's screen; a sheet under the bell on a desk. */
export function Panel({ onClose }: { onClose: () => void }) {
  return (
    <Dialog.Portal>
      <Dialog.Backdrop className="fixed inset-0 z-40" />
      <Dialog.Popup data-testid="panel" className={popup}><PanelBody onClose={onClose} /></Dialog.Popup>
    </Dialog.Portal>
  );
}

function PanelBody({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState(everything);
  const head = (
    <div className="flex items-center gap-2.5">
      <Dialog.Title className="pl-1 text-[22px] font-[650] tracking-[-.025em]">Notifications</Dialog.Title>
      <ConnectionPill inPanel />
      <div className="-mr-2 ml-auto flex shrink-0">
        <MarkAllButton />
        <Dialog.Close aria-label="Close" className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"><X size={20} aria-hidden /></Dialog.Close>
      </div>
    </div>
  );
  return (
    <ErrorBoundary fallback={(retry) => <><div className="px-4 pt-4">{head}</div><BrokenNotices onRetry={retry} /></>}>
      <Notices head={head} search={search} onSearch={(change) => setSearch((before) => ({ ...before, ...change }))} onOpen={onClose} scrolls="inside" />
    </ErrorBoundary>
  );
}
