import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

interface SettingsSectionProps {
  id: string;
  title: string;
  note?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A section of the settings page; `id` is its anchor in the URL. */
export function SettingsSection({
  id,
  title,
  note,
  aside,
  children,
  className,
}: SettingsSectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-20 lg:scroll-mt-8">
      <div
        className={clsx(
          "mb-3 flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-1",
        )}
      >
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="text-lg font-[640] tracking-[-0.015em]">
            {title}
          </h2>
          {note && <p className="max-w-[62ch] text-sm text-muted">{note}</p>}
        </div>
        {aside}
      </div>
      <Card className={className ?? "px-4 py-2 sm:px-5"}>{children}</Card>
    </section>
  );
}
