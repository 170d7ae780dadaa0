"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { ChipGroup } from "@/components/ui/chip";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];
const THEME_CHANGED = "parkmate:theme";
const asksForDark = "(prefers-color-scheme: dark)";

const storedTheme = (): Theme =>
  themes.find((theme) => theme === localStorage.getItem("theme")) ?? "system";

function applyTheme() {
  document.documentElement.classList.toggle(
    "dark",
    storedTheme() === "dark" || (storedTheme() === "system" && matchMedia(asksForDark).matches),
  );
}
function chooseTheme(theme: Theme) {
  localStorage.setItem("theme", theme);
  applyTheme();
  window.dispatchEvent(new Event(THEME_CHANGED));
}
function subscribe(listener: () => void) {
  for (const name of [THEME_CHANGED, "storage"]) window.addEventListener(name, listener);
  return () => {
    for (const name of [THEME_CHANGED, "storage"]) window.removeEventListener(name, listener);
  };
}

/** Applies a theme change made by the system or in another tab. */
export function ThemeKeeper() {
  useEffect(() => {
    const system = matchMedia(asksForDark);
    system.addEventListener("change", applyTheme);
    window.addEventListener("storage", applyTheme);
    return () => {
      system.removeEventListener("change", applyTheme);
      window.removeEventListener("storage", applyTheme);
    };
  }, []);
  return null;
}

const labelOf = (Icon: typeof Sun, text: string) => (
  <>
    <Icon size={16} aria-hidden />
    {text}
  </>
);

export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, storedTheme, (): Theme => "system");
  return (
    <ChipGroup
      label="Theme"
      value={theme}
      onChange={chooseTheme}
      options={[
        { value: "system", label: labelOf(Monitor, "System") },
        { value: "light", label: labelOf(Sun, "Light") },
        { value: "dark", label: labelOf(Moon, "Dark") },
      ]}
    />
  );
}
