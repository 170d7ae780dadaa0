"use client";
import { Bell as BellIcon } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { useUnreadCount } from "@/hooks/use-notification";
import { PanelLoading } from "./panel-loading";

const ANNOUNCE_EVERY_MS = 10_000;
const LEISURE_MS = 1_500;
const loadPanel = () => import("./panel").then(({ Panel }) => Panel);
const Panel = dynamic(loadPanel, { ssr: false, loading: PanelLoading });

/** Should the bell break, its place still leads to the list, and the page goes on. */
export function Bell() {
  return <ErrorBoundary fallback={() => <BrokenBell />}><BellWithPanel /></ErrorBoundary>;
}

function BrokenBell() {
  return (
    <Link href="/notifications" aria-label="Notifications" className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk">
      <BellIcon size={22} strokeWidth={1.9} aria-hidden />
    </Link>
  );
}

function BellWithPanel() {
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const unread = useUnreadCount();
  const bell = useRef<HTMLButtonElement>(null);
  usePanelAtLeisure();
  const show = () => {
    setWasOpened(true);
    setOpen(true);
  };
  return (
    <>
      <button
        ref={bell} type="button" onClick={show} data-testid="bell" aria-haspopup="dialog" aria-expanded={open} aria-label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"}
        className="relative inline-flex size-11 items-center justify-center rounded-control hover:bg-sunk"
      >
        <BellIcon size={22} strokeWidth={1.9} aria-hidden />
        {unread > 0 && (
          <span data-testid="bell-badge" aria-hidden className="absolute top-0 right-0 grid h-[19px] min-w-[19px] place-items-center rounded-full bg-bad px-1 text-[11.5px] font-[650] text-card outline-2 outline-ground">
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </button>
      <SpokenCount unread={unread} />
      {wasOpened && <Panel open={open} onOpenChange={setOpen} bell={bell} />}
    </>
  );
}

/** The panel is not part of what every page loads first (C24); it is there before somebody presses the bell, also without a connection. */
function usePanelAtLeisure(): void {
  useEffect(() => {
    const timer = setTimeout(() => void loadPanel().catch(() => undefined), LEISURE_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** Says the number when it changed, at most every ten seconds, and not when the page opens. */
function SpokenCount({ unread }: { unread: number }) {
  const [spoken, setSpoken] = useState("");
  const last = useRef({ unread, at: -ANNOUNCE_EVERY_MS });
  useEffect(() => {
    if (unread === last.current.unread) return;
    const timer = setTimeout(() => {
      last.current = { unread, at: performance.now() };
      setSpoken(unread === 0 ? "No unread notifications" : `${unread} unread`);
    }, Math.max(500, last.current.at + ANNOUNCE_EVERY_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [unread]);
  return <span role="status" className="sr-only">{spoken}</span>;
}
