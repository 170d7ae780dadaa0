import { CalendarX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface StayNoteProps {
  children: ReactNode;
  /** What makes the stay possible. */
  mend?: { label: string; onMend: () => void } | null;
}

/** Says before a slot is chosen why the stay is not possible. */
export const StayNote = ({ children, mend }: StayNoteProps) => (
  <div
    role="status"
    className="mt-2 grid gap-2.5 rounded-card border border-warn/40 bg-warn-soft px-4 py-3"
  >
    <p className="flex items-start gap-2.5 text-sm">
      <CalendarX size={18} className="mt-px shrink-0 text-warn" aria-hidden />
      <span>{children}</span>
    </p>
    {mend && (
      <Button variant="secondary" size="small" wide onClick={mend.onMend}>
        {mend.label}
      </Button>
    )}
  </div>
);
