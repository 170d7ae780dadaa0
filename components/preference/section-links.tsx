"use client";
import { useEffect } from "react";
import { chipClass } from "@/components/ui/chip";
import { useDelivery, useMutes } from "@/hooks/use-delivery-settings";
import { useSettings } from "@/hooks/use-preference";
import { useAvailableChannels } from "./available-channels";

const sections = [
  ["notifications", "Channels"],
  ["quiet", "Quiet hours"],
  ["device", "This device"],
  ["alerts", "Alerts"],
  ["mutes", "Muted"],
  ["check", "Alert check"],
] as const;

export function SectionLinks() {
  useScrollToHash();
  const hasPush = useAvailableChannels().includes("push");
  const shown = sections.filter(([id]) => id !== "device" || hasPush);
  return (
    <nav
      aria-label="On this page"
      className="-mx-5 my-4 overflow-x-auto px-5 [scrollbar-width:none] lg:mx-0 lg:mb-6 lg:px-0"
    >
      <ul className="flex gap-1.5 px-0.5 py-1 sm:gap-2">
        {shown.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`} className={chipClass}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Scrolls to the section of the URL again once everything above it has loaded. */
function useScrollToHash(): void {
  const settled = [useSettings(), useDelivery(), useMutes()].every((query) => !query.isPending);
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (settled && id) document.getElementById(id)?.scrollIntoView();
  }, [settled]);
}
