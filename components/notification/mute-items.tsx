"use client";
import { Menu } from "@base-ui/react/menu";
import { Bell, BellOff } from "lucide-react";
import { useMutes } from "@/hooks/use-delivery-settings";
import type { Notification } from "@/lib/domain/notification/schema";
import type { MuteScope } from "@/lib/domain/preference/schema";
import { MenuItem } from "./menu-item";
import type { ItemCommands } from "./use-item-commands";

const scopes = ["booking", "lot"] as const satisfies readonly MuteScope[];

/** Silences what a notification is about, or lets it speak again: the booking, the lot. */
export function MuteItems({ row, commands }: { row: Notification; commands: ItemCommands }) {
  const muted = useMutes().data?.results ?? [];
  const about = scopes
    .map((scope) => ({ scope, id: row.data[`${scope}_id`] }))
    .filter(
      (one): one is { scope: (typeof scopes)[number]; id: string } => typeof one.id === "string",
    );
  if (about.length === 0) return null;
  return (
    <>
      <Menu.Separator className="my-1 h-px bg-line" />
      {about.map(({ scope, id }) =>
        muted.some((mute) => mute.scope === scope && mute.id === id) ? (
          <MenuItem
            key={scope}
            icon={<Bell size={17} />}
            onClick={() => commands.unmute(scope, id)}
          >
            Unmute this {scope}
          </MenuItem>
        ) : (
          <MenuItem
            key={scope}
            icon={<BellOff size={17} />}
            onClick={() => commands.mute(scope, id)}
          >
            Mute this {scope}
          </MenuItem>
        ),
      )}
    </>
  );
}
