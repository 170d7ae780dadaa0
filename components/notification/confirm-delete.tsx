"use client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface ConfirmDeleteProps {
  count: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}

/** Deleting is the one thing in the bell that cannot be taken back. */
export function ConfirmDelete({ count, open, onOpenChange, onConfirm }: ConfirmDeleteProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={count === 1 ? "Delete this notification?" : `Delete these ${count} notifications?`}
      description={`${count === 1 ? "It is" : "They are"} gone for good. What is archived can be found again.`}
    >
      <div className="grid grid-cols-2 gap-2.5 pt-2">
        <Button variant="secondary" onClick={() => onOpenChange(false)}>
          Back
        </Button>
        <Button variant="danger" onClick={onConfirm}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
