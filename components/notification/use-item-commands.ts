"use client";
import { useMute, useUnmute } from "@/hooks/use-delivery-settings";
import {
  useArchive,
  useDeleteNotification,
  useMarkRead,
  useMarkUnread,
  useSnooze,
  useUnarchive,
  useUnsnooze,
} from "@/hooks/use-notification";
import type { Notification } from "@/lib/domain/notification/schema";
import type { MuteScope } from "@/lib/domain/preference/schema";
import { notify } from "./notify";
import type { SnoozeTime } from "./snooze-times";
import { toastWithUndo } from "./undo-toast";

export type ItemCommands = ReturnType<typeof useItemCommands>;

/** The commands of a notification's menu. Those that remove the row show a toast with "Undo". */
export function useItemCommands(row: Notification) {
  const markRead = useMarkRead();
  const markUnread = useMarkUnread();
  const archive = useArchive();
  const unarchive = useUnarchive();
  const snooze = useSnooze();
  const unsnooze = useUnsnooze();
  const remove = useDeleteNotification();
  const params = { id: row.id };
  return {
    ...useMuteCommands(),
    markAsRead: () => markRead.mutate({ params }),
    markAsUnread: () => markUnread.mutate({ params }),
    archive: () =>
      void toastWithUndo(archive.mutateAsync({ params }), {
        key: `archive:${row.id}`,
        title: "Archived",
        text: row.title,
        undo: () => unarchive.mutate({ params }),
      }),
    unarchive: () => unarchive.mutate({ params }),
    snooze: ({ until, words }: SnoozeTime) =>
      void toastWithUndo(snooze.mutateAsync({ params, body: { until } }), {
        key: `snooze:${row.id}`,
        title: `Snoozed until ${words}`,
        text: row.title,
        undo: () => unsnooze.mutate({ params }),
      }),
    unsnooze: () => unsnooze.mutate({ params }),
    remove: () => remove.mutate({ params }),
  };
}

const muteKey = (scope: MuteScope, id: string) => `mute:${scope}:${id}`;

function useMuteCommands() {
  const mute = useMute();
  const unmute = useUnmute();
  const runUnmute = (scope: MuteScope, id: string) => {
    notify.dismiss(muteKey(scope, id));
    unmute.mutate(
      { query: { scope, id }, body: undefined },
      { onSuccess: () => notify.success(`Notifications of this ${scope} are no longer muted.`) },
    );
  };
  const runMute = (scope: MuteScope, id: string) =>
    mute.mutate(
      { body: { scope, id } },
      {
        onSuccess: ({ name }) =>
          void toastWithUndo(Promise.resolve(), {
            key: muteKey(scope, id),
            title: `${name} is muted`,
            text: "Notifications still appear in the bell, without toast, sound or e-mail.",
            undo: () => runUnmute(scope, id),
          }),
      },
    );
  return { mute: runMute, unmute: runUnmute };
}
