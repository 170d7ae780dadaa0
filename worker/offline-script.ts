/**
 * Runs in the offline page, where it stands as text: it may use nothing from outside of itself.
 * Counts down, tries to reach the server, and then loads the page that was wanted.
 */
export function runOfflinePage(aheadMs: number): void {
  const EVERY_MS = 4000;
  const state = document.getElementById("state")!;
  const two = (value: number) => String(value).padStart(2, "0");
  const lengthOf = (ms: number) => {
    const s = Math.ceil(ms / 1000);
    return `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  };
  const tick = () => {
    const now = Date.now() + aheadMs;
    for (const one of document.querySelectorAll<HTMLElement>("[data-end]")) {
      const toStart = Date.parse(one.dataset.start!) - now;
      const toEnd = Date.parse(one.dataset.end!) - now;
      const [label, figures] = one.children;
      const isAhead = toStart > 0;
      const words = toEnd > 0 ? "Time left" : "Ended";
      label!.textContent = isAhead ? "Starts in" : words;
      figures!.textContent = lengthOf(isAhead ? toStart : Math.max(0, toEnd));
      one.dataset.soon = String(!isAhead && toEnd < 300_000);
    }
  };
  const retry = async () => {
    const answer = await fetch("/api/health/live/", { cache: "no-store" }).catch(() => null);
    if (answer) location.reload();
    return answer !== null;
  };
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  } catch {
    // Without storage the page looks as the system does.
  }
  document.querySelector("button")!.addEventListener("click", () => {
    state.textContent = "Trying…";
    void retry().then((reached) => {
      if (!reached) state.textContent = "Parkmate still cannot be reached.";
    });
  });
  tick();
  setInterval(tick, 1000);
  addEventListener("online", () => void retry());
  setInterval(() => void retry(), EVERY_MS);
}
