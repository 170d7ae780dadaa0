"use client";
import { clsx } from "clsx";
import { Bell as BellIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { Link } from "@/components/ui/link";
import { useUnreadCount } from "@/hooks/use-notification";
import { itemMenu } from "./item-menu";
import { notify } from "./notify";
import { PanelLoading } from "./panel-loading";

const ANNOUNCE_EVERY_MS = 10_000;
const ANNOUNCE_DELAY_MS = 500;
const PRELOAD_AFTER_MS = 1_500;
/** With the code that the panel's rows need, so that they work without a connection too. */
const loadPanel = async () => {
  await itemMenu.preload();
  return import("./notification-panel");
};

/** The bell and its panel. If they break, a link to the notifications page remains. */
export function Bell() {
  return (
    <ErrorBoundary fallback={() => <BellLink />}>
      <BellWithPanel />
    </ErrorBoundary>
  );
}

function BellLink() {
  return (
    <Link
      href="/notifications"
      aria-label="Notifications"
      className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
    >
      <BellIcon size={22} strokeWidth={1.9} aria-hidden />
    </Link>
  );
}

function BellWithPanel() {
  // The panel is open for one path, so that any navigation, also "back", closes it.
  const path = usePathname();
  const [openPath, setOpenPath] = useState<string | null>(null);
  const open = openPath === path;
  const setOpen = (next: boolean) => setOpenPath(next ? path : null);
  const unread = useUnreadCount();
  const bell = useRef<HTMLButtonElement>(null);
  const { Panel, load } = usePanelCode();

  function openPanel(event: MouseEvent) {
    event.preventDefault();
    setOpen(true);
    if (!Panel)
      load().catch(() => {
        setOpen(false);
        notify.error("Your notifications could not be opened.", {
          actions: [{ label: "Open the list", href: "/notifications" }],
        });
      });
  }
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
  };
  return (
    // A form, so that a click before hydration opens the notifications page.
    <form action="/notifications" className="contents">
      <button
        ref={bell}
        type="submit"
        onClick={openPanel}
        onKeyDown={closeOnEscape}
        data-testid="bell"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={unread > 0 ? `Notifications, ${shortCount(unread)} unread` : "Notifications"}
        className={clsx(
          "relative inline-flex size-11 items-center justify-center rounded-control",
          "hover:bg-sunk",
        )}
      >
        <BellIcon size={22} strokeWidth={1.9} aria-hidden />
        {unread > 0 && <BellBadge unread={unread} />}
      </button>
      <UnreadAnnouncement unread={unread} />
      {Panel ? <Panel open={open} onOpenChange={setOpen} bell={bell} /> : open && <PanelLoading />}
    </form>
  );
}

/** What the badge shows is part of the button's name, for those who press it by voice. */
const shortCount = (unread: number): string => (unread > 99 ? "99+" : String(unread));

function BellBadge({ unread }: { unread: number }) {
  return (
    <span
      data-testid="bell-badge"
      aria-hidden
      className={clsx(
        "absolute top-0 right-0 grid h-[19px] min-w-[19px] place-items-center rounded-full",
        "bg-bad px-1 text-[11.5px] font-[650] text-card outline-2 outline-ground",
      )}
    >
      {shortCount(unread)}
    </span>
  );
}

/** Loads the panel's code after the page, but early enough that it opens without a connection. */
function usePanelCode() {
  const [code, setCode] = useState<Awaited<ReturnType<typeof loadPanel>> | null>(null);
  useEffect(() => {
    const timer = setTimeout(
      () => void loadPanel().then(setCode, () => undefined),
      PRELOAD_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, []);
  return { Panel: code?.NotificationPanel ?? null, load: () => loadPanel().then(setCode) };
}

/** Announces a changed count to screen readers, at most every ten seconds. */
function UnreadAnnouncement({ unread }: { unread: number }) {
  const [text, setText] = useState("");
  // Long enough ago that the first change is announced immediately.
  const lastAnnounced = useRef({ unread, at: -ANNOUNCE_EVERY_MS });
  useEffect(() => {
    if (unread === lastAnnounced.current.unread) return;
    const timer = setTimeout(
      () => {
        lastAnnounced.current = { unread, at: performance.now() };
        setText(unread === 0 ? "No unread notifications" : `${unread} unread`);
      },
      Math.max(ANNOUNCE_DELAY_MS, lastAnnounced.current.at + ANNOUNCE_EVERY_MS - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [unread]);
  return (
    <span role="status" className="sr-only">
      {text}
    </span>
  );
}
