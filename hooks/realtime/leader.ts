let leading = false;
let asked = false;

/** Stands for leadership: one tab of this browser holds it until that tab goes away. Without Web Locks every tab leads; claims still decide. */
export function standForLeader(): void {
  if (asked) return;
  asked = true;
  if (!navigator.locks) {
    leading = true;
    return;
  }
  void navigator.locks.request("parkmate:leader", () => {
    leading = true;
    return new Promise<never>(() => {});
  });
}

export type Turn = "now" | "soon" | "never";

/** When this tab may say something: the one in front of the person at once, else the leader, else nobody (socket.md, client rules). */
export function turnOf(tab: { visible: boolean; focused: boolean; leading: boolean }): Turn {
  if (tab.visible && tab.focused) return "now";
  return tab.leading ? "soon" : "never";
}

export const myTurn = () =>
  turnOf({
    visible: document.visibilityState === "visible",
    focused: document.hasFocus(),
    leading,
  });
