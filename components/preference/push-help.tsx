"use client";
import { clsx } from "clsx";
import { useSyncExternalStore } from "react";
import type { AlertPermission } from "@/hooks/use-alert-permission";

const never = () => () => undefined;
const isAppleMobile = () => /iPhone|iPad/.test(navigator.userAgent);

const steps = {
  denied: [
    "Open the browser's settings for this site: the icon left of the address.",
    "Set Notifications to Allow.",
    "Come back here and switch it on.",
  ],
  apple: [
    "Tap Share in Safari, then Add to Home Screen.",
    "Open Parkmate from the Home Screen.",
    "Come back to this page there and switch it on.",
  ],
} as const;

/** What has to be done in the browser first; nothing where the switch is enough. */
export function PushHelp({ permission }: { permission: AlertPermission | null }) {
  const isApple = useSyncExternalStore(never, isAppleMobile, () => false);
  if (permission === "denied")
    return <Steps title="This browser blocks notifications of Parkmate" list={steps.denied} />;
  if (permission !== "unsupported") return null;
  if (isApple)
    return <Steps title="On an iPhone or iPad, install Parkmate first" list={steps.apple} />;
  return <p className={help}>This browser has no notifications. Try another one.</p>;
}

const help = clsx("border-t border-line px-4 py-3.5 text-sm text-muted sm:px-5");

function Steps({ title, list }: { title: string; list: readonly string[] }) {
  return (
    <div className={help}>
      <p className="font-[600] text-ink">{title}</p>
      <ol className="mt-1 list-decimal pl-5">
        {list.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
