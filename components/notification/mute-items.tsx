"use client";
import { Menu } from "@base-ui/react/menu";
import { Bell, BellOff } from "lucide-react";
import { useMutes } from "@/hooks/use-delivery-settings";
import type { Notification } from "@/lib/domain/notification/schema";
import type { MuteScope } from "@/lib/domain/preference/schema";
import { MenuItem } from "./menu-item";
import type { ItemCommands } from "./use-item-commands";

const scopes = ["booking", "lot"] as const satisfies readonly MuteScope[];

/** Mutes or unmutes the booking and the lot of a notification. */
export function MuteItems({ row, commands }: { row: Notification; commands: ItemCommands }) {
  const mutes = useMutes().data?.results ?? [];
  const subjects = scopes.flatMap((scope) => {
    const id = row.data[`${scope}_id`];
    return typeof id === "string" ? [{ scope, id }] : [];
  });
  if (subjects.length === 0) return null;
  return (
    <>
      <Menu.Separator className="my-1 h-px bg-line" />
      {subjects.map(({ scope, id }) =>
        mutes.some((mute) => mute.scope === scope && mute.id === id) ? (
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
