import { clsx } from "clsx";

export const panelFrame = clsx(
  "fixed z-50 flex flex-col overflow-hidden bg-ground text-ink outline-none",
  "transition-[opacity,transform] duration-150",
  "inset-0 pt-[env(safe-area-inset-top)] data-ending-style:opacity-0",
  "data-starting-style:opacity-0 max-lg:data-starting-style:translate-y-3",
  "lg:inset-auto lg:top-[76px] lg:right-10 lg:h-[min(760px,calc(100dvh-104px))] lg:w-[440px]",
  "lg:rounded-card lg:border lg:border-line lg:shadow-[0_24px_60px_-20px_rgb(0_0_0/.35)]",
);
