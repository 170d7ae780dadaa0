"use client";
import { Bell as BellIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { useUnreadCount } from "@/hooks/use-notification";
import { notify } from "./notify";
import { PanelLoading } from "./panel-loading";

const ANNOUNCE_EVERY_MS = 10_000;
const LEISURE_MS = 1_500;
const loadPanel = () => import("./panel");

/** Should the bell break, its place still leads to the list, and the page goes on. */
export function Bell() {
  return (
    <ErrorBoundary fallback={() => <BrokenBell />}>
      <BellWithPanel />
    </ErrorBoundary>
  );
}

function BrokenBell() {
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
  // Open on the page where it was opened: whoever goes to another one, also by "back", has left it.
  const path = usePathname();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === path;
  const setOpen = (next: boolean) => setOpenOn(next ? path : null);
  const unread = useUnreadCount();
  const bell = useRef<HTMLButtonElement>(null);
  const { Panel, load } = usePanelCode();

  function show(event: MouseEvent) {
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
  const leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
  };
  return (
    // A form, so that a press before the page has come to life leads to the list instead of nowhere.
    <form action="/notifications" className="contents">
      <button
        ref={bell}
        type="submit"
        onClick={show}
        onKeyDown={leaveOnEscape}
        data-testid="bell"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"}
        className="relative inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
      >
        <BellIcon size={22} strokeWidth={1.9} aria-hidden />
        {unread > 0 && (
          <span
            data-testid="bell-badge"
            aria-hidden
            className="absolute top-0 right-0 grid h-[19px] min-w-[19px] place-items-center rounded-full bg-bad px-1 text-[11.5px] font-[650] text-card outline-2 outline-ground"
          >
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </button>
      <SpokenCount unread={unread} />
      {Panel ? <Panel open={open} onOpenChange={setOpen} bell={bell} /> : open && <PanelLoading />}
    </form>
  );
}

/** The panel is not part of what every page loads first (C24); it is there before somebody presses the bell, also without a connection. */
function usePanelCode() {
  const [code, setCode] = useState<Awaited<ReturnType<typeof loadPanel>> | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => void loadPanel().then(setCode, () => undefined), LEISURE_MS);
    return () => clearTimeout(timer);
  }, []);
  return { Panel: code?.Panel ?? null, load: () => loadPanel().then(setCode) };
}

/** Says the number when it changed, at most every ten seconds, and not when the page opens. */
function SpokenCount({ unread }: { unread: number }) {
  const [spoken, setSpoken] = useState("");
  const last = useRef({ unread, at: -ANNOUNCE_EVERY_MS });
  useEffect(() => {
    if (unread === last.current.unread) return;
    const timer = setTimeout(
      () => {
        last.current = { unread, at: performance.now() };
        setSpoken(unread === 0 ? "No unread notifications" : `${unread} unread`);
      },
      Math.max(500, last.current.at + ANNOUNCE_EVERY_MS - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [unread]);
  return (
    <span role="status" className="sr-only">
      {spoken}
    </span>
  );
}
