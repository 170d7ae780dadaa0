"use client";
import { Unplug } from "lucide-react";
import { useAvailable } from "./available";
import { channelWords, columns, notSetUp } from "./words";

/** The columns, shared by the head and every row. */
export const gridColumns =
  "xl:grid xl:grid-cols-[minmax(0,1fr)_repeat(5,76px)_64px_132px] xl:items-start xl:gap-x-2";

/** The heads are seen; each switch says its own name. */
export function GridHead() {
  const available = useAvailable();
  return (
    <div
      aria-hidden
      className={`hidden border-b border-line px-5 py-2.5 text-xs font-[560] text-muted ${gridColumns}`}
    >
      <span>Kind</span>
      {columns.map((channel) => (
        <span key={channel} className="flex items-center justify-center gap-1 text-center">
          {channelWords[channel]}
          {!available.includes(channel) && (
            <span title={notSetUp} className="inline-flex text-warn">
              <Unplug size={13} />
            </span>
          )}
        </span>
      ))}
      <span className="text-center">Sound</span>
      <span className="pl-1">E-mail digest</span>
    </div>
  );
}
