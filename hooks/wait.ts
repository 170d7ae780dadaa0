import { useRef } from "react";

export const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves after this time, or earlier when the browser is online again. */
export const networkOr = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
  });

/** Calls a function after this time, or earlier with the network; of several calls the first. */
export function useRetry(ms: number): (run: () => unknown) => void {
  const isWaiting = useRef(false);
  return (run) => {
    if (isWaiting.current) return;
    isWaiting.current = true;
    void networkOr(ms).then(() => {
      isWaiting.current = false;
      run();
    });
  };
}
