"use client";
import { useArchive, useDeleteNotification, useMarkRead, useMarkUnread, useSnooze, useUnarchive, useUnsnooze } from "@/hooks/use-notification";
import { useMute, useUnmute } from "@/hooks/use-delivery";
import type { Notification } from "@/lib/domain/notification/schema";
import type { MuteScope } from "@/lib/domain/preference/schema";
import { notify } from "./notify";
import type { SnoozeTime } from "./snooze-times";

/** What a row's menu does. What takes the row away can be taken back from a toast. */
export function useItemCommands(row: Notification) {
  const markRead = useMarkRead(), markUnread = useMarkUnread(), archive = useArchive(), unarchive = useUnarchive();
  const snooze = useSnooze(), unsnooze = useUnsnooze(), remove = useDeleteNotification(), mute = useMute(), unmute = useUnmute();
  const params = { id: row.id };

  /** Says that it was done at once, and takes the word back when it was not. */
  async function withUndo(done: Promise<unknown>, key: string, title: string, text: string, undo: () => void) {
    notify.info(text, { title, key, urgent: true, actions: [{ label: "Undo", onClick: undo }] });
    await done.catch(() => notify.dismiss(key));
  }
  return {
    read: () => markRead.mutate({ params }),
    unread: () => markUnread.mutate({ params }),
    archive: () => void withUndo(archive.mutateAsync({ params }), `archive:${row.id}`, "Archived", row.title, () => unarchive.mutate({ params })),
    unarchive: () => unarchive.mutate({ params }),
    snooze: ({ until, words }: SnoozeTime) =>
      void withUndo(snooze.mutateAsync({ params, body: { until } }), `snooze:${row.id}`, `Snoozed, back ${words}`, row.title, () => unsnooze.mutate({ params })),
    unsnooze: () => unsnooze.mutate({ params }),
    remove: () => remove.mutate({ params }),
    mute: (scope: MuteScope, id: string) => mute.mutate({ body: { scope, id } }, {
      onSuccess: ({ name }) => void withUndo(
        Promise.resolve(), `mute:${scope}:${id}`, `${name} is muted`, "It stays in the bell, without toast, sound or e-mail.", () => unmute.mutate({ query: { scope, id }, body: undefined }),
      ),
    }),
  };
}
