import { clsx } from "clsx";
import { isolateIn } from "@/components/ui/isolate";
import type { Notification } from "@/lib/domain/notification/schema";

/** Text styles of toasts and rows, shared with the previews of templates and announcements. */
export const toastStyles = {
  title: "line-clamp-2 text-[15px] leading-5 font-semibold tracking-[-.01em] break-words text-ink",
  text: "mt-0.5 line-clamp-4 text-[14px] leading-5 break-words text-muted",
  textAlone: "line-clamp-4 py-2 text-[15px] leading-5 font-medium break-words text-ink",
} as const;

export const rowTitle =
  "min-w-0 flex-1 text-start text-[15px] leading-5 font-[620] tracking-[-.01em] break-words";

const LONG_TEXT = 220;
/** Whether a text is cut after four lines until "Show more". */
export const isLong = (text: string) => text.length > LONG_TEXT;

export const rowText = (isCut: boolean) =>
  clsx(
    "mt-0.5 text-[14px] leading-5 break-words whitespace-pre-line text-muted",
    isCut && "line-clamp-4",
  );

/** The texts of a notification, in which right-to-left names keep their places. */
export const messageOf = ({ message }: Pick<Notification, "message">): string => isolateIn(message);
export const titleOf = ({ title }: Pick<Notification, "title">): string => isolateIn(title);
/** The line below the message, such as slot, plate, time and amount. */
export const detailOf = ({ data }: Pick<Notification, "data">): string =>
  typeof data.detail === "string" ? isolateIn(data.detail) : "";
