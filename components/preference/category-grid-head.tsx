"use client";
import { clsx } from "clsx";
import { Unplug } from "lucide-react";
import { channelLabels } from "@/components/notification/channel-labels";
import { NOT_SET_UP, useAvailableChannels } from "./available-channels";
import { channelColumns, gridColumns } from "./grid-columns";

/** The column heads. Hidden from screen readers, because each switch has its full name. */
export function CategoryGridHead() {
  const available = useAvailableChannels();
  return (
    <div
      aria-hidden
      className={clsx(
        "hidden border-b border-line px-5 py-2.5 text-xs font-[560] text-muted",
        gridColumns,
      )}
    >
      <span>Category</span>
      {channelColumns.map((channel) => (
        <span key={channel} className="flex items-center justify-center gap-1 text-center">
          {channelLabels[channel].name}
          {!available.includes(channel) && (
            <span title={NOT_SET_UP} className="inline-flex text-warn">
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
