import { clsx } from "clsx";
import type { ReactNode } from "react";
import { LotDrawing } from "@/components/shell/lot-drawing";
import { Logo } from "@/components/ui/logo";
import { DeviceZoneKeeper } from "@/hooks/device-zone";

const column = clsx(
  "mx-auto flex min-h-dvh w-full max-w-[460px] flex-col px-5 pt-8 pb-10",
  "sm:justify-center",
);

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-2">
      <div className={column}>
        <header className="mb-7">
          <Logo size={32} />
        </header>
        <main id="main">{children}</main>
        <DeviceZoneKeeper />
      </div>
      <div className="sticky top-0 hidden h-dvh items-center bg-asphalt p-12 lg:flex">
        <LotDrawing />
      </div>
    </div>
  );
}
