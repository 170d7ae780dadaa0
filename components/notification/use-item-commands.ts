"use client";
import {
  useArchive,
  useDeleteNotification,
  useMarkRead,
  useMarkUnread,
  useSnooze,
  useUnarchive,
  useUnsnooze,
} from "@/hooks/use-notification";
import { useMute, useUnmute } from "@/hooks/use-delivery-settings";
import type { Notification } from "@/lib/domain/notification/schema";
import type { MuteScope } from "@/lib/domain/preference/schema";
import { notify } from "./notify";
import type { SnoozeTime } from "./snooze-times";
import { withUndo } from "./with-undo";

export type ItemCommands = ReturnType<typeof useItemCommands>;

/** What a row's menu does. What takes the row away can be taken back from a toast. */
export function useItemCommands(row: Notification) {
  const markRead = useMarkRead(),
    markUnread = useMarkUnread(),
    archive = useArchive(),
    unarchive = useUnarchive();
  const snooze = useSnooze(),
    unsnooze = useUnsnooze(),
    remove = useDeleteNotification(),
    mute = useMute(),
    unmute = useUnmute();
  const params = { id: row.id };
  const muteKey = (scope: MuteScope, id: string) => `mute:${scope}:${id}`;
  const speakAgain = (scope: MuteScope, id: string) => {
    notify.dismiss(muteKey(scope, id));
    unmute.mutate(
      { query: { scope, id }, body: undefined },
      { onSuccess: () => notify.success(`You hear of this ${scope} again.`) },
    );
  };
  return {
    read: () => markRead.mutate({ params }),
    unread: () => markUnread.mutate({ params }),
    archive: () =>
      void withUndo(archive.mutateAsync({ params }), {
        key: `archive:${row.id}`,
        title: "Archived",
        text: row.title,
        undo: () => unarchive.mutate({ params }),
      }),
    unarchive: () => unarchive.mutate({ params }),
    snooze: ({ until, words }: SnoozeTime) =>
      void withUndo(snooze.mutateAsync({ params, body: { until } }), {
        key: `snooze:${row.id}`,
        title: `Snoozed, back ${words}`,
        text: row.title,
        undo: () => unsnooze.mutate({ params }),
      }),
    unsnooze: () => unsnooze.mutate({ params }),
    remove: () => remove.mutate({ params }),
    mute: (scope: MuteScope, id: string) =>
      mute.mutate(
        { body: { scope, id } },
        {
          onSuccess: ({ name }) =>
            void withUndo(Promise.resolve(), {
              key: muteKey(scope, id),
              title: `${name} is muted`,
              text: "It stays in the bell, without toast, sound or e-mail.",
              undo: () => speakAgain(scope, id),
            }),
        },
      ),
    unmute: speakAgain,
  };
}
