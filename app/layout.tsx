import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { NavigationBar } from "@/components/shell/navigation-bar";
import { OfflineWorker } from "@/components/shell/offline-worker";
import { StartedMark } from "@/components/shell/started-mark";
import { earlyPressScript } from "@/components/ui/early-press-script";
import { themeScript } from "@/components/ui/theme-script";
import { fontVariable } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Parkmate", template: "%s · Parkmate" },
  description: "Find a slot, book it, and see how much time you have left.",
};
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f4f0" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1214" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={fontVariable} suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning>
          {themeScript}
        </script>
        <script nonce={nonce} suppressHydrationWarning>
          {earlyPressScript}
        </script>
      </head>
      <body>
        <NavigationBar />
        <OfflineWorker />
        {children}
        <StartedMark />
      </body>
    </html>
  );
}
