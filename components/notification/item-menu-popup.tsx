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
import { useState } from "react";
import { isSnoozed } from "@/hooks/realtime/notification-filters";
import { serverNow } from "@/hooks/server-clock";
import type { Notification } from "@/lib/domain/notification/schema";
import { ConfirmDelete } from "./confirm-delete";
import { DeliveryTraceDialog } from "./delivery-trace-dialog";
import { focusNeighbour } from "./focus-neighbour";
import { itemMenuButton, itemMenuLabel, type ItemMenuProps } from "./item-menu-button";
import { MenuItem, menuPopup } from "./menu-item";
import { MuteItems } from "./mute-items";
import { SnoozeMenu } from "./snooze-menu";
import { useItemCommands, type ItemCommands } from "./use-item-commands";

const ICON_SIZE = 17;

interface ItemMenuPopupProps extends ItemMenuProps {
  /** Whether the button was clicked while this code was loading. */
  isWanted: boolean;
  hadFocus: boolean;
}

/** The "⋯" menu of a notification. */
export function ItemMenuPopup({ row, item, isWanted, hadFocus }: ItemMenuPopupProps) {
  const [dialog, setDialog] = useState<"why" | "delete" | null>(null);
  const commands = useItemCommands(row);
  const moveFocusThen = (command: () => void) => () => {
    focusNeighbour(item.current);
    command();
  };
  return (
    <>
      <Menu.Root modal={false} defaultOpen={isWanted}>
        <Menu.Trigger
          ref={(button: HTMLElement | null) => {
            if (hadFocus) button?.focus();
          }}
          aria-label={itemMenuLabel(row)}
          className={itemMenuButton}
        >
          <Ellipsis size={18} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={4} collisionPadding={8} className="z-[60]">
            <Menu.Popup className={menuPopup}>
              <ReadItem row={row} commands={commands} />
              <SnoozeItem row={row} commands={commands} moveFocusThen={moveFocusThen} />
              <ArchiveItem row={row} commands={commands} moveFocusThen={moveFocusThen} />
              <MuteItems row={row} commands={commands} />
              <Menu.Separator className="my-1 h-px bg-line" />
              <MenuItem icon={<CircleHelp size={ICON_SIZE} />} onClick={() => setDialog("why")}>
                Why did I get this?
              </MenuItem>
              <MenuItem
                icon={<Trash2 size={ICON_SIZE} />}
                danger
                onClick={() => setDialog("delete")}
              >
                Delete
              </MenuItem>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {dialog === "why" && <DeliveryTraceDialog row={row} onClose={() => setDialog(null)} />}
      <ConfirmDelete
        count={1}
        open={dialog === "delete"}
        onOpenChange={() => setDialog(null)}
        onConfirm={moveFocusThen(commands.remove)}
      />
    </>
  );
}

interface CommandItemProps {
  row: Notification;
  commands: ItemCommands;
}
interface RemovalItemProps extends CommandItemProps {
  /** Wraps a command that removes the row: focus moves to a neighbouring row first. */
  moveFocusThen: (command: () => void) => () => void;
}

function ReadItem({ row, commands }: CommandItemProps) {
  return row.is_read ? (
    <MenuItem icon={<Mail size={ICON_SIZE} />} onClick={commands.markAsUnread}>
      Mark as unread
    </MenuItem>
  ) : (
    <MenuItem icon={<MailOpen size={ICON_SIZE} />} onClick={commands.markAsRead}>
      Mark as read
    </MenuItem>
  );
}

function SnoozeItem({ row, commands, moveFocusThen }: RemovalItemProps) {
  if (isSnoozed(row, serverNow()))
    return (
      <MenuItem icon={<Sun size={ICON_SIZE} />} onClick={moveFocusThen(commands.unsnooze)}>
        Unsnooze
      </MenuItem>
    );
  if (row.archived_at) return null;
  return <SnoozeMenu onChoose={(time) => moveFocusThen(() => commands.snooze(time))()} />;
}

function ArchiveItem({ row, commands, moveFocusThen }: RemovalItemProps) {
  return row.archived_at ? (
    <MenuItem
      icon={<ArchiveRestore size={ICON_SIZE} />}
      onClick={moveFocusThen(commands.unarchive)}
    >
      Unarchive
    </MenuItem>
  ) : (
    <MenuItem icon={<Archive size={ICON_SIZE} />} onClick={moveFocusThen(commands.archive)}>
      Archive
    </MenuItem>
  );
}
