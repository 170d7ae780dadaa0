"use client";
import { Link } from "@/components/ui/link";
import { RadioGroup } from "@/components/ui/radio-group";
import { useChangeDelivery } from "@/hooks/use-preference";
import type { DeliverySettings } from "@/lib/domain/preference/schema";

const choices = [0, 3, 5, 15];
const labelOf = (minutes: number) => {
  if (minutes === 0) return "Off";
  return minutes === 1 ? "After 1 minute" : `After ${minutes} minutes`;
};

/** When an urgent notification that is unread goes to one more channel. */
export function Escalation({ delivery }: { delivery: DeliverySettings }) {
  const save = useChangeDelivery();
  const chosen = delivery.escalation_minutes;
  const shown = [...new Set([...choices, chosen])].sort((a, b) => a - b);
  return (
    <div className="border-t border-line py-3">
      <RadioGroup
        stacked
        label="Send an urgent notification that I have not read to one more channel"
        value={`${chosen}`}
        options={shown.map((minutes) => ({ value: `${minutes}`, label: labelOf(minutes) }))}
        onChange={(value) => save.mutate({ body: { escalation_minutes: Number(value) } })}
      />
      <p className="mt-2 text-sm text-muted">
        This is the first of push, SMS, WhatsApp and e-mail that you allow and that the notification
        does not use already.{" "}
        <Link
          href="#notifications"
          className="inline-block py-1 font-[560] text-ink underline underline-offset-2"
        >
          Choose channels
        </Link>
      </p>
    </div>
  );
}
