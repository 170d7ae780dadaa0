"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { ChipGroup } from "@/components/ui/chip";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];
const changed = "parkmate:theme";
const asksForDark = "(prefers-color-scheme: dark)";

const stored = (): Theme =>
  themes.find((theme) => theme === localStorage.getItem("theme")) ?? "system";

function apply() {
  document.documentElement.classList.toggle(
    "dark",
    stored() === "dark" || (stored() === "system" && matchMedia(asksForDark).matches),
  );
}
function choose(theme: Theme) {
  localStorage.setItem("theme", theme);
  apply();
  window.dispatchEvent(new Event(changed));
}
function subscribe(listener: () => void) {
  for (const name of [changed, "storage"]) window.addEventListener(name, listener);
  return () => {
    for (const name of [changed, "storage"]) window.removeEventListener(name, listener);
  };
}

/** Applies a theme change made by the system or in another tab. */
export function ThemeKeeper() {
  useEffect(() => {
    const system = matchMedia(asksForDark);
    system.addEventListener("change", apply);
    window.addEventListener("storage", apply);
    return () => {
      system.removeEventListener("change", apply);
      window.removeEventListener("storage", apply);
    };
  }, []);
  return null;
}

const label = (icon: typeof Sun, text: string) => {
  const Icon = icon;
  return (
    <>
      <Icon size={16} aria-hidden />
      {text}
    </>
  );
};

export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, stored, (): Theme => "system");
  return (
    <ChipGroup
      label="Theme"
      value={theme}
      onChange={choose}
      options={[
        { value: "system", label: label(Monitor, "System") },
        { value: "light", label: label(Sun, "Light") },
        { value: "dark", label: label(Moon, "Dark") },
      ]}
    />
  );
}
