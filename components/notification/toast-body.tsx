"use client";
import { X } from "lucide-react";
import Link from "next/link";
import { useLayoutEffect, useRef } from "react";
import type { ToastContentProps } from "react-toastify";
import type { Level } from "@/lib/event/event";
import { levelLook } from "./levels";
import { toastLook } from "./notification-look";
import { useToastTimer } from "./toast-timer";

export interface ToastAction {
  label: string;
  href?: string;
  onClick?: () => void;
}
export interface ToastData {
  level: Level;
  title: string | undefined;
  text: string;
  actions: ToastAction[];
  at: number;
  /** Where its words lead; without it they are no link. */
  href?: string | undefined;
}

/** The container gives an element its `closeToast` and `toastProps`; a function as content would be called outside of a render. */
export function ToastBody({
  toast: data,
  closeToast,
  toastProps,
}: { toast: ToastData } & Partial<ToastContentProps>) {
  const body = useRef<HTMLDivElement>(null);
  const ms = typeof toastProps?.autoClose === "number" ? toastProps.autoClose : false;
  const close = () => closeToast?.(true);
  const paused = useToastTimer(body, ms, data.at, close);
  const { icon: Icon, word, square, bar } = levelLook[data.level];

  useLayoutEffect(() => {
    const toast = body.current?.closest<HTMLElement>(".Toastify__toast");
    if (toast) Object.assign(toast.dataset, { testid: "toast", level: data.level });
  }, [data.level]);

  return (
    <div ref={body} className="toast-body">
      <span
        role="img"
        aria-label={word}
        className={`grid size-9 shrink-0 place-items-center rounded-[10px] ${square}`}
      >
        <Icon aria-hidden size={18} strokeWidth={1.75} />
      </span>
      <div className="min-w-0 flex-1">
        <Words {...data} close={close} />
        {data.actions.length > 0 && (
          <div className="mt-2.5 flex flex-wrap gap-2">
            {data.actions.map((action) => (
              <ActionButton key={action.label} action={action} close={close} />
            ))}
          </div>
        )}
      </div>
      <button
        type="button"
        aria-label="Dismiss"
        onClick={close}
        className="toast-close"
        data-always={ms === false}
      >
        <X aria-hidden size={16} />
      </button>
      {ms !== false && (
        <span
          key={data.at}
          aria-hidden
          className={`toast-bar ${bar}`}
          style={{
            animationDuration: `${ms}ms`,
            animationPlayState: paused ? "paused" : "running",
          }}
        />
      )}
    </div>
  );
}

function Words({
  title,
  text,
  href,
  close,
}: Pick<ToastData, "title" | "text" | "href"> & { close: () => void }) {
  const words = (
    <>
      {title && (
        <p dir="auto" className={toastLook.title}>
          {title}
        </p>
      )}
      <p dir="auto" className={title ? toastLook.text : toastLook.textAlone}>
        {text}
      </p>
    </>
  );
  return href ? (
    <Link href={href} draggable={false} onClick={close} className="block rounded-[6px]">
      {words}
    </Link>
  ) : (
    words
  );
}

function ActionButton({ action, close }: { action: ToastAction; close: () => void }) {
  const look =
    "inline-flex min-h-9 items-center rounded-[10px] bg-ink px-3.5 text-[13.5px] font-semibold text-card pointer-coarse:min-h-11";
  if (action.href)
    return (
      <Link href={action.href} onClick={close} className={look}>
        {action.label}
      </Link>
    );
  return (
    <button
      type="button"
      className={look}
      onClick={() => {
        action.onClick?.();
        close();
      }}
    >
      {action.label}
    </button>
  );
}
