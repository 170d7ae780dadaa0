"use client";
import { channelLook } from "@/components/template/channel-look";
import { notSetUp } from "@/components/preference/words";
import { Field } from "@/components/ui/field";
import { formatList } from "@/components/ui/format";
import { Checkbox, Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { useActor } from "@/hooks/use-actor";
import { channels, type Channel } from "@/lib/event/event";
import type { FieldsProps } from "./who-fields";

const times = [
  { value: "now", label: "Now" },
  { value: "later", label: "Later" },
] as const;

/** On which channels, when, and until when. */
export function DeliveryFields({
  values,
  errors,
  available,
  onChange,
}: FieldsProps & { available: readonly Channel[] }) {
  const { timezone } = useActor();
  const others = channels.filter((channel) => channel !== "in_app");
  const missing = others.filter((channel) => !available.includes(channel));
  const zone = `${timezone.replaceAll("_", " ")} time.`;
  const toggle = (channel: Channel, on: boolean) =>
    onChange({
      channels: others.filter((other) =>
        other === channel ? on : values.channels.includes(other),
      ),
    });
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="mb-0.5 text-sm font-[560]">Also by</legend>
        <div className="flex flex-wrap gap-x-5">
          {others.map((channel) => (
            <Checkbox
              key={channel}
              label={channelLook[channel].name}
              checked={values.channels.includes(channel)}
              onChange={(event) => toggle(channel, event.target.checked)}
            />
          ))}
        </div>
        <p className="text-sm text-muted">
          {errors.channels ??
            (missing.length > 0
              ? `The bell always has it. ${formatList(missing.map((channel) => channelLook[channel].name))}: ${notSetUp.charAt(0).toLowerCase()}${notSetUp.slice(1)}.`
              : "The bell always has it.")}
        </p>
      </fieldset>
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
              <Input
                type="datetime-local"
                value={values.scheduled}
                onValueChange={(scheduled) => onChange({ scheduled })}
              />
            </Field>
          )}
          <Field
            label="Gone after (optional)"
            error={errors.expires_at}
            help={`It leaves the bell then. ${zone}`}
          >
            <Input
              type="datetime-local"
              value={values.expires}
              onValueChange={(expires) => onChange({ expires })}
            />
          </Field>
        </div>
      </div>
    </>
  );
}
