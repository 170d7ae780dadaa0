"use client";
import { channelLabels } from "@/components/notification/channel-labels";
import { NOT_SET_UP } from "@/components/preference/available-channels";
import { Field } from "@/components/ui/field";
import { formatList } from "@/components/ui/format";
import { Checkbox } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { useActor } from "@/hooks/use-actor";
import { channels, type Channel } from "@/lib/event/event";
import type { FieldsProps } from "./audience-fields";
import { DayTimeInput } from "./day-time-input";

const times = [
  { value: "now", label: "Now" },
  { value: "later", label: "Later" },
] as const;
const externalChannels = channels.filter((channel) => channel !== "in_app");

interface DeliveryFieldsProps extends FieldsProps {
  available: readonly Channel[];
}

/** Channels, time of sending and time of expiry. */
export function DeliveryFields({ available, ...fields }: DeliveryFieldsProps) {
  return (
    <>
      <ChannelFields {...fields} available={available} />
      <TimeFields {...fields} />
    </>
  );
}

function ChannelFields({ values, errors, available, onChange }: DeliveryFieldsProps) {
  const missing = externalChannels.filter((channel) => !available.includes(channel));
  const missingNames = formatList(missing.map((channel) => channelLabels[channel].name));
  const toggle = (channel: Channel, on: boolean) =>
    onChange({
      channels: externalChannels.filter((other) =>
        other === channel ? on : values.channels.includes(other),
      ),
    });
  return (
    <fieldset className="min-w-0">
      <legend className="mb-0.5 text-sm font-[560]">Also send by</legend>
      <div className="flex flex-wrap gap-x-5">
        {externalChannels.map((channel) => (
          <Checkbox
            key={channel}
            label={channelLabels[channel].name}
            checked={values.channels.includes(channel)}
            onChange={(event) => toggle(channel, event.target.checked)}
          />
        ))}
      </div>
      <p className="text-sm text-muted">
        {errors.channels ?? "It always appears in the bell."}
        {!errors.channels && missing.length > 0 && ` ${missingNames}: ${NOT_SET_UP}.`}
      </p>
    </fieldset>
  );
}

function TimeFields({ values, errors, onChange }: FieldsProps) {
  const { timezone } = useActor();
  const zone = `${timezone.replaceAll("_", " ")} time.`;
  return (
    <div className="grid gap-3">
      <RadioGroup
        label="When"
        value={values.isLater ? "later" : "now"}
        options={times}
        onChange={(value) => onChange({ isLater: value === "later" })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {values.isLater && (
          <Field label="Day and time" error={errors.scheduled_for} help={zone}>
            <DayTimeInput
              value={values.scheduled}
              timeLabel="Time of sending"
              onChange={(scheduled) => onChange({ scheduled })}
            />
          </Field>
        )}
        <Field
          label="Expires (optional)"
          error={errors.expires_at}
          help={`It is removed from the bell then. ${zone}`}
        >
          <DayTimeInput
            value={values.expires}
            timeLabel="Time of expiry"
            onChange={(expires) => onChange({ expires })}
          />
        </Field>
      </div>
    </div>
  );
}
