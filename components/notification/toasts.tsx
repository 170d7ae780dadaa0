"use client";
import { useSyncExternalStore } from "react";
import { ErrorAnnouncer } from "./error-announcer";
import { toastCenter, wantedToasts } from "./notify";

/** Draws toasts, with code that is loaded after the page. */
export function Toasts({ nonce }: { nonce?: string | undefined }) {
  const { subscribe, get, getOnServer } = wantedToasts;
  const isWanted = useSyncExternalStore(subscribe, get, getOnServer);
  const code = toastCenter.useCode({ isWanted });
  return (
    <>
      <ErrorAnnouncer />
      {code && <code.ToastCenter nonce={nonce} />}
    </>
  );
}
