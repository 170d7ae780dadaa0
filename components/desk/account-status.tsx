import { Ban, CircleCheck, Hourglass } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { AccountRow } from "@/lib/domain/desk/schema";

type Status = AccountRow["status"];

export const statusNames: Record<Status, string> = {
  active: "Active",
  pending: "Awaiting approval",
  disabled: "Deactivated",
};
const looks: Record<Status, { tone: Tone; icon: typeof Ban }> = {
  active: { tone: "ok", icon: CircleCheck },
  pending: { tone: "warn", icon: Hourglass },
  disabled: { tone: "quiet", icon: Ban },
};

export function AccountStatus({ status }: { status: Status }) {
  const { tone, icon: Icon } = looks[status];
  return (
    <Badge tone={tone} icon={<Icon size={13} aria-hidden />}>
      {statusNames[status]}
    </Badge>
  );
}
