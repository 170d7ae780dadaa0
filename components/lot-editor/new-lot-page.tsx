"use client";
import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ChangeEvent, ClipboardEvent, FocusEvent } from "react";
import { useForm, useWatch, type UseFormReturn } from "react-hook-form";
import { backLinkClass, Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FormError } from "@/components/ui/field";
import { showErrors } from "@/components/ui/form-errors";
import { Input, Select } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { RadioGroup } from "@/components/ui/radio-group";
import { resolverOnDemand } from "@/components/ui/resolver-on-demand";
import { useKeptDraft } from "@/hooks/use-kept-draft";
import { useCreateLot } from "@/hooks/use-lot";
import { currencies } from "@/lib/domain/lot/values";
import { modeOptions } from "./mode-options";
import type { CheckedLot, ShownLot } from "./new-lot-check";
import { MapStyleProvider, PlaceMap } from "./place-map";
import { degreesOf } from "./typed-values";
import { useSuggestedZone } from "./use-suggested-zone";
import { currencyOf } from "./zone-currency";
import { zoneOptions } from "./zone-options";

const fields = [
  "name",
  "address",
  "city",
  "latitude",
  "longitude",
  "timezone",
  "hourly_rate",
  "currency",
] as const;

const currencyOptions = currencies.map((currency) => ({ value: currency, label: currency }));

interface NewLotPageProps {
  timezone: string;
  /** The address of an operator's own style; null for the demo's map. */
  mapStyleUrl: string | null;
}

export function NewLotPage({ timezone, mapStyleUrl }: NewLotPageProps) {
  return (
    <div className="grid max-w-[680px] gap-5">
      <div className="grid gap-1">
        <Link href="/owner/lots" className={backLinkClass}>
          <ArrowLeft size={18} aria-hidden />
          All lots
        </Link>
        <PageTitle note="Next you draw its slots. All but the currency can be changed later.">
          Open a lot
        </PageTitle>
      </div>
      <Card className="p-5">
        <MapStyleProvider value={mapStyleUrl}>
          <NewLotForm timezone={timezone} />
        </MapStyleProvider>
      </Card>
    </div>
  );
}

const emptyLot = (timezone: string): ShownLot => ({
  name: "",
  address: "",
  city: "",
  latitude: "",
  longitude: "",
  timezone,
  hourly_rate: "",
  currency: currencyOf(timezone) ?? "PHP",
  mode: "instant",
});

function NewLotForm({ timezone }: { timezone: string }) {
  const router = useRouter();
  const create = useCreateLot();
  const form = useForm<ShownLot, unknown, CheckedLot>({
    resolver: resolverOnDemand(() => import("./new-lot-check")),
    defaultValues: emptyLot(timezone),
  });
  const {
    register,
    handleSubmit,
    setError,
    setValue,
    formState: { errors },
  } = form;
  const forgetDraft = useKeptDraft("new-lot", form);
  const mode = useWatch({ control: form.control, name: "mode" });
  const submit = handleSubmit((body) =>
    create.mutate(
      { body },
      {
        onError: (error) => showErrors(error, setError, fields),
        onSuccess: (lot) => {
          forgetDraft();
          router.push(`/owner/lots/${lot.id}`);
        },
      },
    ),
  );
  const { onZoneChosen, onCurrencyChosen } = useSuggestedZone(form);
  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <FormError>{errors.root?.message}</FormError>
      <Field label="Name" error={errors.name?.message} help="As drivers read it on the map.">
        <Input autoComplete="off" {...register("name")} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_200px]">
        <Field label="Street and number" error={errors.address?.message}>
          <Input autoComplete="off" {...register("address")} />
        </Field>
        <Field label="City" error={errors.city?.message}>
          <Input autoComplete="off" {...register("city")} />
        </Field>
      </div>
      <PlaceFields form={form} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Time zone" error={errors.timezone?.message}>
          <Select
            options={zoneOptions(timezone)}
            {...register("timezone", {
              onChange: ({ target }: ChangeEvent<HTMLSelectElement>) => onZoneChosen(target.value),
            })}
          />
        </Field>
        <div className="grid grid-cols-[minmax(0,1fr)_112px] gap-4">
          <Field label="Price of an hour" error={errors.hourly_rate?.message}>
            <Input inputMode="decimal" placeholder="60.00" {...register("hourly_rate")} />
          </Field>
          <Field label="Currency" error={errors.currency?.message} help="Cannot be changed.">
            <Select
              options={currencyOptions}
              {...register("currency", { onChange: onCurrencyChosen })}
            />
          </Field>
        </div>
      </div>
      <RadioGroup
        label="Bookings"
        stacked
        value={mode}
        options={modeOptions}
        onChange={(mode) => setValue("mode", mode)}
      />
      <Button
        type="submit"
        variant="primary"
        pending={create.isPending}
        className="justify-self-start"
      >
        Open the lot
      </Button>
    </form>
  );
}

function PlaceFields({ form }: { form: UseFormReturn<ShownLot, unknown, CheckedLot> }) {
  const {
    control,
    register,
    setValue,
    clearErrors,
    formState: { errors },
  } = form;
  const [latitude, longitude] = useWatch({ control, name: ["latitude", "longitude"] });
  function choose(place: { latitude: string | number; longitude: string | number }) {
    setValue("latitude", String(place.latitude));
    setValue("longitude", String(place.longitude));
    clearErrors(["latitude", "longitude"]);
  }
  /** Takes a pair of degrees apart that stands in the first field. */
  function takePair(text: string): boolean {
    const place = degreesOf(text);
    if (place) choose(place);
    return place !== null;
  }
  function pastePlace(event: ClipboardEvent) {
    if (takePair(event.clipboardData.getData("text"))) event.preventDefault();
  }
  return (
    <div className="grid gap-1.5">
      <PlaceMap typed={latitude && longitude && `${latitude},${longitude}`} onPlace={choose} />
      <div className="mt-2.5 grid grid-cols-2 gap-4">
        <Field label="Latitude" error={errors.latitude?.message}>
          <Input
            placeholder="7.0722"
            autoComplete="off"
            {...register("latitude", {
              onBlur: ({ target }: FocusEvent<HTMLInputElement>) => void takePair(target.value),
            })}
            onPaste={pastePlace}
          />
        </Field>
        <Field label="Longitude" error={errors.longitude?.message}>
          <Input placeholder="125.6093" autoComplete="off" {...register("longitude")} />
        </Field>
      </div>
      <p className="text-sm text-muted">
        Or copy them from any map. The first field takes both at once.
      </p>
    </div>
  );
}
