"use client";
import { clsx } from "clsx";
import { Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { channelLabels } from "@/components/notification/channel-labels";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { useChangeSetting } from "@/hooks/use-preference";
import type { Setting, SettingChange } from "@/lib/domain/preference/schema";
import { useAvailableChannels } from "./available-channels";
import { useCategoryEvents } from "./category-events";
import { categoryLabels } from "./category-labels";
import { ExplainButton } from "./delivery-explanation";
import { channelColumns, enabledKey, gridColumns } from "./grid-columns";
import { LockedEvents } from "./locked-events";

const digestOptions = [
  { value: "off", label: "At once" },
  { value: "hourly", label: "Hourly" },
  { value: "daily", label: "Daily" },
];
const digestOf = (value: string) =>
  (["off", "hourly", "daily"] as const).find((one) => one === value) ?? "off";

/** The preferences of one category: a card on a phone, a row of the grid on a desktop. */
export function CategoryRow({ setting }: { setting: Setting }) {
  const available = useAvailableChannels();
  const save = useChangeSetting();
  const { name } = categoryLabels[setting.notification_type];
  const change = (body: SettingChange) => save.mutate({ params: { id: setting.id }, body });
  return (
    <li
      data-testid={`category-${setting.notification_type}`}
      className={clsx(
        "rounded-card border border-line bg-card p-4 shadow-card xl:rounded-none xl:border-0",
        "xl:border-b xl:px-5 xl:py-3.5 xl:shadow-none xl:last:border-0",
        gridColumns,
      )}
    >
      <CategoryHead setting={setting} />
      {channelColumns.map((channel) => (
        <Cell
          key={channel}
          label={channelLabels[channel].name}
          isMissing={!available.includes(channel)}
        >
          <Switch
            label={`${channelLabels[channel].name} for ${name}`}
            checked={setting[enabledKey(channel)]}
            onChange={(on) => change({ [enabledKey(channel)]: on })}
          />
        </Cell>
      ))}
      <Cell label="Sound">
        <Switch
          label={`Sound for ${name}`}
          checked={setting.sound_enabled}
          onChange={(sound_enabled) => change({ sound_enabled })}
        />
      </Cell>
      <Cell label="E-mail digest">
        <Field label={`E-mail digest for ${name}`} hideLabel className="w-[132px]">
          <Select
            options={digestOptions}
            value={setting.digest}
            onChange={(event) => change({ digest: digestOf(event.target.value) })}
            className="h-11!"
          />
        </Field>
      </Cell>
    </li>
  );
}

function CategoryHead({ setting }: { setting: Setting }) {
  const { name, description } = categoryLabels[setting.notification_type];
  const events = useCategoryEvents()[setting.notification_type] ?? [];
  return (
    <div className="min-w-0 max-xl:mb-1.5">
      <h3 className="font-[620]">{name}</h3>
      <p className="text-sm text-muted">{description}</p>
      <LockedEvents events={events.filter((event) => event.locked)} />
      {events.length > 0 && <ExplainButton name={name} events={events} />}
    </div>
  );
}

interface CellProps {
  label: string;
  isMissing?: boolean;
  children: ReactNode;
}

/** A control with its label on a phone; on a desktop the column head is its label. */
function Cell({ label, isMissing = false, children }: CellProps) {
  return (
    <div
      className={clsx(
        "flex min-h-12 items-center justify-between gap-3 border-t border-line",
        "xl:min-h-11 xl:justify-center xl:border-0",
      )}
    >
      <span aria-hidden className="flex min-w-0 items-center gap-1.5 xl:hidden">
        {label}
        {isMissing && <Unplug size={14} className="text-warn" />}
      </span>
      {children}
    </div>
  );
}
