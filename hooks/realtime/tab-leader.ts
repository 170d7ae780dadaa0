let isLeader = false;
let isRequested = false;

/**
 * Requests leadership: one tab of this browser holds it until that tab closes. Without Web Locks
 * every tab leads, and the claim of each notification decides.
 */
export function requestLeadership(): void {
  if (isRequested) return;
  isRequested = true;
  if (!navigator.locks) {
    isLeader = true;
    return;
  }
  void navigator.locks.request("parkmate:leader", () => {
    isLeader = true;
    return new Promise<never>(() => {});
  });
}

export type AlertTurn = "now" | "later" | "never";

/** When a tab may alert: a focused one immediately, the leader after a delay, others never. */
export function alertTurn(tab: {
  isVisible: boolean;
  isFocused: boolean;
  isLeader: boolean;
}): AlertTurn {
  if (tab.isVisible && tab.isFocused) return "now";
  return tab.isLeader ? "later" : "never";
}

export const currentAlertTurn = (): AlertTurn =>
  alertTurn({
    isVisible: document.visibilityState === "visible",
    isFocused: document.hasFocus(),
    isLeader,
  });
