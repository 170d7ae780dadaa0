import { notify } from "./notify";

interface Undoable {
  key: string;
  title: string;
  text: string;
  undo: () => void;
}

/** Says at once that something was done, with the way back, and takes the word back when it was not. */
export async function withUndo(
  done: Promise<unknown>,
  { key, title, text, undo }: Undoable,
): Promise<void> {
  notify.info(text, { title, key, urgent: true, actions: [{ label: "Undo", onClick: undo }] });
  await done.catch(() => notify.dismiss(key));
}
