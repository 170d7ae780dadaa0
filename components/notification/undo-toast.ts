import { notify } from "./notify";

interface UndoToast {
  key: string;
  title: string;
  text: string;
  undo: () => void;
}

/** Shows a toast with "Undo" for a running command, and removes it if the command fails. */
export async function toastWithUndo(
  command: Promise<unknown>,
  { key, title, text, undo }: UndoToast,
): Promise<void> {
  notify.info(text, { title, key, urgent: true, actions: [{ label: "Undo", onClick: undo }] });
  await command.catch(() => notify.dismiss(key));
}
