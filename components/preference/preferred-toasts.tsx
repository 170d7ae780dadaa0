"use client";
import { Toasts } from "@/components/notification/toasts";
import { useDelivery } from "@/hooks/use-preference";

/** Toasts that stay as long as this person wants. */
export function PreferredToasts({ nonce, isSignedIn }: { nonce: string | undefined; isSignedIn: boolean }) {
  const seconds = useDelivery(isSignedIn).data?.toast_seconds;
  return <Toasts nonce={nonce} {...(seconds !== undefined && { toastSeconds: seconds })} />;
}
