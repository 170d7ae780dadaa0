import { Ban, CircleCheck, CircleX, Hourglass, Undo2, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { Payment } from "@/lib/domain/desk/schema";

const looks: Record<Payment["status"], readonly [Tone, string, LucideIcon]> = {
  pending: ["warn", "Pending", Hourglass],
  succeeded: ["ok", "Paid", CircleCheck],
  failed: ["bad", "Failed", CircleX],
  cancelled: ["quiet", "Cancelled", Ban],
  declined: ["bad", "Declined", CircleX],
  refunded: ["info", "Refunded", Undo2],
};

export const paymentWords = Object.fromEntries(
  Object.entries(looks).map(([status, [, word]]) => [status, word]),
) as Record<Payment["status"], string>;

export function PaymentStatus({ status }: { status: Payment["status"] }) {
  const [tone, word, Icon] = looks[status];
  return (
    <Badge tone={tone} icon={<Icon size={14} strokeWidth={2.2} aria-hidden />}>
      {word}
    </Badge>
  );
}
