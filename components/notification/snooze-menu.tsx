"use client";
import { Menu } from "@base-ui/react/menu";
import { ChevronRight, Clock } from "lucide-react";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import { menuItem, menuPopup } from "./menu-item";
import { snoozeTimes, type SnoozeTime } from "./snooze-times";

/** The choices of a snooze with their exact times. */
export function SnoozeMenu({ onChoose }: { onChoose: (time: SnoozeTime) => void }) {
  const { timezone } = useActor();
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={menuItem}>
        <Clock aria-hidden size={17} className="text-muted" />
        <span className="flex-1">Snooze</span>
        <ChevronRight aria-hidden size={16} className="text-muted" />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner
          side="left"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-[60]"
        >
          <Menu.Popup className={menuPopup}>
            {snoozeTimes(serverNow(), timezone).map((time) => (
              <Menu.Item key={time.label} onClick={() => onChoose(time)} className={menuItem}>
                <span className="flex-1">{time.label}</span>
                <span className="text-[13px] text-muted">{time.words}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}
