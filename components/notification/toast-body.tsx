"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import type { ToastContentProps } from "react-toastify";
import { Link } from "@/components/ui/link";
import type { Level } from "@/lib/event/event";
import { levelStyles } from "./level-styles";
import { toastStyles } from "./notification-styles";
import { useToastTimer } from "./use-toast-timer";

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
  /** When it was shown or updated, by `performance.now()`. */
  at: number;
  /** Makes the text a link. */
  href?: string | undefined;
}

/** A toast's content. The container adds `closeToast` and `toastProps` to the element. */
export function ToastBody({
  toast,
  closeToast,
  toastProps,
}: { toast: ToastData } & Partial<ToastContentProps>) {
  const body = useRef<HTMLDivElement>(null);
  const autoCloseMs = typeof toastProps?.autoClose === "number" ? toastProps.autoClose : false;
  const close = () => closeToast?.(true);
  const paused = useToastTimer(body, autoCloseMs, toast.at, close);
  const { icon: Icon, word, square, bar } = levelStyles[toast.level];

  useLayoutEffect(() => {
    const element = body.current?.closest<HTMLElement>(".Toastify__toast");
    if (!element) return;
    Object.assign(element.dataset, { testid: "toast", level: toast.level });
    // An error is announced at once, elsewhere.
    element.ariaLive = toast.level === "error" ? "off" : null;
  }, [toast.level]);

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
        <ToastText {...toast} close={close} />
        {toast.actions.length > 0 && (
          <div className="mt-2.5 flex flex-wrap gap-2">
            {toast.actions.map((action) => (
              <ToastActionButton key={action.label} action={action} close={close} />
            ))}
          </div>
        )}
      </div>
      <button
        type="button"
        aria-label="Dismiss"
        onClick={close}
        className="toast-close"
        data-always={autoCloseMs === false}
      >
        <X aria-hidden size={16} />
      </button>
      {autoCloseMs !== false && (
        <span
          key={toast.at}
          aria-hidden
          className={`toast-bar ${bar}`}
          style={{
            animationDuration: `${autoCloseMs}ms`,
            animationPlayState: paused ? "paused" : "running",
          }}
        />
      )}
    </div>
  );
}

type ToastTextProps = Pick<ToastData, "title" | "text" | "href"> & { close: () => void };

function ToastText({ title, text, href, close }: ToastTextProps) {
  const content = (
    <>
      {title && (
        <p dir="auto" className={toastStyles.title}>
          {title}
        </p>
      )}
      <p dir="auto" className={title ? toastStyles.text : toastStyles.textAlone}>
        {text}
      </p>
    </>
  );
  return href ? (
    <Link href={href} draggable={false} onClick={close} className="block rounded-[6px]">
      {content}
    </Link>
  ) : (
    content
  );
}

function ToastActionButton({ action, close }: { action: ToastAction; close: () => void }) {
  /** The toast takes a moment to fold away. */
  const isPressed = useRef(false);
  const className = clsx(
    "inline-flex min-h-9 items-center rounded-[10px] bg-ink px-3.5 pointer-coarse:min-h-11",
    "text-[13.5px] font-semibold text-card",
  );
  if (action.href)
    return (
      <Link href={action.href} onClick={close} className={className}>
        {action.label}
      </Link>
    );
  return (
    <button
      type="button"
      className={className}
      onClick={() => {
        if (isPressed.current) return;
        isPressed.current = true;
        action.onClick?.();
        close();
      }}
    >
      {action.label}
    </button>
  );
}
