"use client";
import { Dialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useRef, useState, type RefObject } from "react";
import { ReasonHost } from "@/components/decision/reason-host";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { Link } from "@/components/ui/link";
import { useBackCloses } from "@/hooks/use-back-closes";
import { BrokenNotifications } from "./broken-notifications";
import { ConnectionPill } from "./connection-pill";
import { MarkAllButton } from "./mark-all-button";
import { NotificationFeed } from "./notification-feed";
import { unfiltered } from "./notification-views";
import { PauseControl } from "./pause-control";
import { panelFrame } from "./panel-frame";
import { SettingsLink } from "./settings-link";

interface NotificationPanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  bell: RefObject<HTMLElement | null>;
}

/** The notifications in a dialog: full screen on a phone, a sheet under the bell on a desktop. */
export function NotificationPanel({ open, onOpenChange, bell }: NotificationPanelProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useBackCloses(open, () => onOpenChange(false));
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40" />
        <Dialog.Popup
          data-testid="panel"
          initialFocus={title}
          finalFocus={bell}
          className={panelFrame}
        >
          <ReasonHost>
            <PanelBody title={title} onClose={() => onOpenChange(false)} />
          </ReasonHost>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface PanelBodyProps {
  title: RefObject<HTMLHeadingElement | null>;
  onClose: () => void;
}

function PanelBody({ title, onClose }: PanelBodyProps) {
  const [search, setSearch] = useState(unfiltered);
  const head = (
    <div className="flex items-center gap-2.5">
      <Dialog.Title
        ref={title}
        tabIndex={-1}
        className="pl-1 text-[22px] font-[650] tracking-[-.025em] outline-none"
      >
        Notifications
      </Dialog.Title>
      <ConnectionPill inPanel />
      <div className="-mr-2 ml-auto flex shrink-0">
        <MarkAllButton search={search} />
        <SettingsLink onClick={onClose} />
        <Dialog.Close
          aria-label="Close"
          className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
        >
          <X size={20} aria-hidden />
        </Dialog.Close>
      </div>
    </div>
  );
  return (
    <ErrorBoundary
      fallback={(retry) => (
        <>
          <div className="px-4 pt-4">{head}</div>
          <BrokenNotifications onRetry={retry} />
        </>
      )}
    >
      <NotificationFeed
        head={head}
        search={search}
        onSearch={(change) => setSearch((before) => ({ ...before, ...change }))}
        onNavigate={onClose}
        scrolls="inside"
      />
      <PauseControl className="border-t border-line bg-card px-4 py-1.5 text-sm" />
      <Link
        href="/notifications"
        onClick={onClose}
        className={clsx(
          "flex h-12 items-center justify-center border-t border-line bg-card",
          "pb-[env(safe-area-inset-bottom)] text-sm font-[620] hover:bg-sunk",
        )}
      >
        See all notifications
      </Link>
    </ErrorBoundary>
  );
}
