"use client";
import { Menu } from "@base-ui/react/menu";
import {
  Archive,
  ArchiveRestore,
  CircleHelp,
  Ellipsis,
  Mail,
  MailOpen,
  Sun,
  Trash2,
} from "lucide-react";
import { useState, type RefObject } from "react";
import { isSnoozed } from "@/hooks/realtime/notification-filters";
import { serverNow } from "@/hooks/server-clock";
import type { Notification } from "@/lib/domain/notification/schema";
import { ConfirmDelete } from "./confirm-delete";
import { focusNeighbour } from "./focus-neighbour";
import { MenuItem, menuPopup } from "./menu-item";
import { MuteItems } from "./mute-items";
import { SnoozeMenu } from "./snooze-menu";
import { useItemCommands } from "./use-item-commands";
import { WhyDialog } from "./why-dialog";

const size = 17;

/** Everything that can be done with a row itself; `item` is the row, from where the keyboard goes on when it leaves. */
export function ItemMenu({
  row,
  item,
}: {
  row: Notification;
  item: RefObject<HTMLElement | null>;
}) {
  const [asking, setAsking] = useState<"why" | "delete" | null>(null);
  const commands = useItemCommands(row);
  const sleeps = isSnoozed(row, serverNow());
  const leaving = (command: () => void) => () => {
    focusNeighbour(item.current);
    command();
  };
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          aria-label={`More for “${row.title}”`}
          className="relative -mt-2.5 inline-flex size-10 shrink-0 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink data-popup-open:bg-sunk pointer-coarse:size-11"
        >
          <Ellipsis size={18} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-[60]">
            <Menu.Popup className={menuPopup}>
              {row.is_read ? (
                <MenuItem icon={<Mail size={size} />} onClick={commands.unread}>
                  Mark as unread
                </MenuItem>
              ) : (
                <MenuItem icon={<MailOpen size={size} />} onClick={commands.read}>
                  Mark as read
                </MenuItem>
              )}
              {sleeps ? (
                <MenuItem icon={<Sun size={size} />} onClick={leaving(commands.unsnooze)}>
                  Bring back now
                </MenuItem>
              ) : (
                !row.archived_at && (
                  <SnoozeMenu onChoose={(time) => leaving(() => commands.snooze(time))()} />
                )
              )}
              {row.archived_at ? (
                <MenuItem
                  icon={<ArchiveRestore size={size} />}
                  onClick={leaving(commands.unarchive)}
                >
                  Unarchive
                </MenuItem>
              ) : (
                <MenuItem icon={<Archive size={size} />} onClick={leaving(commands.archive)}>
                  Archive
                </MenuItem>
              )}
              <MuteItems row={row} commands={commands} />
              <Menu.Separator className="my-1 h-px bg-line" />
              <MenuItem icon={<CircleHelp size={size} />} onClick={() => setAsking("why")}>
                Why did I get this?
              </MenuItem>
              <MenuItem icon={<Trash2 size={size} />} danger onClick={() => setAsking("delete")}>
                Delete
              </MenuItem>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {asking === "why" && <WhyDialog row={row} onClose={() => setAsking(null)} />}
      <ConfirmDelete
        count={1}
        open={asking === "delete"}
        onOpenChange={() => setAsking(null)}
        onConfirm={leaving(commands.remove)}
      />
    </>
  );
}
