"use client";
import { ToastContainer } from "react-toastify";
import { ToastTransition } from "./toast-transition";
import "./toasts.css";

/** Where toasts stand: above the navigation on a phone, top right on a desk. `toastSeconds` 0 keeps them until dismissed. */
export function Toasts({ nonce, toastSeconds = 4 }: { nonce?: string | undefined; toastSeconds?: number }) {
  return (
    <ToastContainer
      aria-label="Notifications, press Alt+T" {...(nonce ? { nonce } : {})} position="bottom-center" newestOnTop customProgressBar
      autoClose={toastSeconds > 0 ? toastSeconds * 1000 : false} closeButton={false} icon={false} closeOnClick={false}
      pauseOnHover={false} pauseOnFocusLoss={false} draggable="touch" draggablePercent={40} transition={ToastTransition}
    />
  );
}
