"use client";
import type { ReactNode, RefObject } from "react";
import { onDemand } from "@/hooks/on-demand";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Stays in place while the content scrolls. */
  footer?: ReactNode;
  /** What has the focus when the dialog opens; the first control otherwise. */
  initialFocus?: RefObject<HTMLElement | null>;
}

/** The middle of the screen; or, on a phone, its bottom. */
export type DialogPlace = "centre" | "bottom";

export const dialogFrame = onDemand(() => import("./dialog-frame"));

function OnDemand({ place, ...props }: DialogProps & { place: DialogPlace }) {
  const code = dialogFrame.useCode({
    isWanted: props.open,
    onFailed: () => props.onOpenChange(false),
  });
  return code && <code.DialogFrame place={place} {...props} />;
}

/** A small dialog in the middle of the screen. */
export const Dialog = (props: DialogProps) => <OnDemand place="centre" {...props} />;
/** A larger dialog: a bottom sheet on a phone, in the middle of the screen otherwise. */
export const Sheet = (props: DialogProps) => <OnDemand place="bottom" {...props} />;
