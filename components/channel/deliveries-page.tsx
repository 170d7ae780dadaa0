"use client";
import { Send } from "lucide-react";
import { useQueryStates } from "nuqs";
import { channelLabels } from "@/components/notification/channel-labels";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { LoadMore } from "@/components/ui/load-more";
import { PageTitle } from "@/components/ui/page-title";
import { QueryState } from "@/components/ui/query-state";
import { SearchField } from "@/components/ui/search-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useSettledText } from "@/hooks/use-debounced";
import { useDeliveries } from "@/hooks/use-delivery";
import { deliveryKinds } from "@/lib/domain/channel/values";
import { outsideChannels } from "@/lib/domain/preference/values";
import { deliveryStatuses } from "@/lib/domain/notification/values";
import { ChannelTiles } from "./channel-tiles";
import { deliveriesParsers, deliveriesQuery } from "./deliveries-search";
import { DeliveryRow } from "./delivery-row";
import { statusNames } from "./delivery-words";

const kindOptions = [
  { value: "", label: "All messages" },
  { value: "notification", label: "Notifications" },
  { value: "account", label: "About accounts" },
];
const channelOptions = [
  { value: "", label: "All channels" },
  ...outsideChannels.map((value) => ({ value, label: channelLabels[value].name })),
];
const statusOptions = [
  { value: "", label: "All statuses" },
  ...deliveryStatuses.map((value) => ({ value, label: statusNames[value] })),
];

/** The messages that leave the app: how their channels are doing, and what became of each one. */
export function DeliveriesPage() {
  const [shown, setShown] = useQueryStates(deliveriesParsers);
  const q = useSettledText(shown.q);
  const list = useDeliveries(deliveriesQuery({ ...shown, q }));
  return (
    <>
      <PageTitle note="E-mail, push, SMS and WhatsApp messages, newest first.">
        Deliveries
      </PageTitle>
      <ChannelTiles />
      <div className="my-4 grid grid-cols-2 gap-2.5 sm:flex [&>:first-child]:col-span-2">
        <SearchField
          label="Search by recipient"
          placeholder="Name or e-mail address"
          value={shown.q}
          onChange={(next) => void setShown({ q: next })}
        />
        <Field label="Kind" hideLabel className="sm:w-44">
          <Select
            options={kindOptions}
            value={shown.kind ?? ""}
            onChange={({ target }) =>
              void setShown({ kind: deliveryKinds.find((one) => one === target.value) ?? null })
            }
          />
        </Field>
        <Field label="Channel" hideLabel className="sm:w-44">
          <Select
            options={channelOptions}
            value={shown.channel ?? ""}
            onChange={({ target }) =>
              void setShown({
                channel: outsideChannels.find((one) => one === target.value) ?? null,
              })
            }
          />
        </Field>
        <Field label="Status" hideLabel className="sm:w-44">
          <Select
            options={statusOptions}
            value={shown.status ?? ""}
            onChange={({ target }) =>
              void setShown({
                status: deliveryStatuses.find((one) => one === target.value) ?? null,
              })
            }
          />
        </Field>
      </div>
      <QueryState
        query={list}
        skeleton={<SkeletonRows rows={6} />}
        empty={
          <EmptyState icon={<Send size={26} />} title="No messages here">
            Choose another search, kind, channel or status.
          </EmptyState>
        }
      >
        {(rows) => (
          <div aria-busy={list.isFetching} className="grid gap-4">
            <ul className="overflow-hidden rounded-card border border-line bg-card shadow-card">
              {rows.map((row) => (
                <DeliveryRow key={row.id} delivery={row} />
              ))}
            </ul>
            <LoadMore query={list} />
          </div>
        )}
      </QueryState>
    </>
  );
}
