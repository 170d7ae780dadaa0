"use client";
import { ToastContainer } from "react-toastify";
import { useToastSeconds } from "@/hooks/use-delivery-settings";
import { ErrorAnnouncer } from "./error-announcer";
import { ToastTransition } from "./toast-transition";
import { useToastPlace } from "./use-toast-place";

/** The container of all toasts: above the navigation on a phone, top right on a desktop. */
export function Toasts({ nonce }: { nonce?: string | undefined }) {
  const toastSeconds = useToastSeconds();
  useToastPlace();
  return (
    <>
      <ErrorAnnouncer />
      <ToastContainer
        aria-label="Notifications, press Alt+T"
        {...(nonce ? { nonce } : {})}
        position="bottom-center"
        newestOnTop
        customProgressBar
        autoClose={toastSeconds > 0 ? toastSeconds * 1000 : false}
        closeButton={false}
        icon={false}
        closeOnClick={false}
        pauseOnHover={false}
        pauseOnFocusLoss={false}
        draggable="touch"
        draggablePercent={40}
        transition={ToastTransition}
      />
    </>
  );
}
