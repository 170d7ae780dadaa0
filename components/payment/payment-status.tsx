import { Ban, CircleCheck, CircleX, Hourglass, Undo2, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { paymentStatusNames } from "./payment-names";

type Status = keyof typeof paymentStatusNames;

const looks: Record<Status, readonly [Tone, LucideIcon]> = {
  pending: ["warn", Hourglass],
  succeeded: ["ok", CircleCheck],
  failed: ["bad", CircleX],
  cancelled: ["quiet", Ban],
  declined: ["bad", CircleX],
  refunded: ["info", Undo2],
};

export function PaymentStatus({ status }: { status: Status }) {
  const [tone, Icon] = looks[status];
  return (
    <Badge tone={tone} icon={<Icon size={14} strokeWidth={2.2} aria-hidden />}>
      {paymentStatusNames[status]}
    </Badge>
  );
}
