import { clsx } from "clsx";
import type { Notification } from "@/lib/domain/notification/schema";

/** How a notification's words are set: in toasts and rows, and in the pictures of them. */
export const toastLook = {
  title: "line-clamp-2 text-[15px] leading-5 font-semibold tracking-[-.01em] break-words text-ink",
  text: "mt-0.5 line-clamp-4 text-[14px] leading-5 break-words text-muted",
  textAlone: "line-clamp-4 py-2 text-[15px] leading-5 font-medium break-words text-ink",
} as const;

export const rowTitle =
  "min-w-0 flex-1 text-start text-[15px] leading-5 font-[620] tracking-[-.01em] break-words";

const LONG = 220;
export const isLong = (text: string) => text.length > LONG;

/** A long text is cut after a few lines; a long word breaks rather than push the menu away. */
export const rowText = (isCut: boolean) =>
  clsx(
    "mt-0.5 text-[14px] leading-5 break-words whitespace-pre-line text-muted",
    isCut && "line-clamp-4",
  );

/** The line below the message, such as slot, plate, time and amount: what tells two requests apart. */
export const detailOf = ({ data }: Pick<Notification, "data">): string =>
  typeof data.detail === "string" ? data.detail : "";
