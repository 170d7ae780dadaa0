"use client";
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useState, type RefObject } from "react";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { BrokenNotices } from "./broken-notices";
import { ConnectionPill } from "./connection-pill";
import { MarkAllButton } from "./mark-all-button";
import { everything } from "./notice-views";
import { Notices } from "./notices";
import { panelFrame } from "./panel-frame";

interface PanelProps { open: boolean; onOpenChange: (open: boolean) => void; bell: RefObject<HTMLElement | null> }

export function Panel({ open, onOpenChange, bell }: PanelProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40" />
        <Dialog.Popup data-testid="panel" finalFocus={bell} className={panelFrame}><PanelBody onClose={() => onOpenChange(false)} /></Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
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
