"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useResetTemplate } from "@/hooks/use-template";
import type { Template } from "@/lib/domain/template/schema";
import { useBuiltIn } from "./built-in-templates";
import { isCustomized } from "./is-customized";

export function ResetTemplate({
  template,
  onReset,
}: {
  template: Template;
  onReset: (template: Template) => void;
}) {
  const [open, setOpen] = useState(false);
  const reset = useResetTemplate();
  const builtIn = useBuiltIn(template.id);
  const confirm = () =>
    reset.mutate(
      { params: { id: template.id } },
      { onSuccess: onReset, onSettled: () => setOpen(false) },
    );
  return (
    <>
      <Button
        variant="secondary"
        disabled={!isCustomized(template, builtIn) && template.is_active}
        onClick={() => setOpen(true)}
      >
        Reset
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Reset to the default text?"
        description="The next notification uses the default text. Yours stays in the history."
      >
        <div className="grid grid-cols-2 gap-2.5 pt-2">
          <Button variant="secondary" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button variant="danger" pending={reset.isPending} onClick={confirm}>
            Reset
          </Button>
        </div>
      </Dialog>
    </>
  );
}
