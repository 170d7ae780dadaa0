"use client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface ConfirmDeleteProps {
  count: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}

export function ConfirmDelete({ count, open, onOpenChange, onConfirm }: ConfirmDeleteProps) {
  const one = count === 1;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={one ? "Delete this notification?" : `Delete these ${count} notifications?`}
      description={`This cannot be undone. To keep ${one ? "it" : "them"}, archive instead.`}
    >
      <div className="grid grid-cols-2 gap-2.5 pt-2">
        <Button variant="secondary" onClick={() => onOpenChange(false)}>
          Cancel
        </Button>
        <Button variant="danger" onClick={onConfirm}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
