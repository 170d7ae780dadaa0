"use client";

import { Card, CardHead } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { Lot } from "@/lib/domain/lot/schema";
import { DeleteLotCard } from "./delete-lot-card";
import { featureNames } from "./feature-names";
import { PhotosCard } from "./photos-card";
import { LotStateCard } from "./lot-state-card";
import { SavedInput, SavedSelect, SavedTextarea } from "./saved-fields";
import { PlaceMap } from "./place-map";
import { degreesOf } from "./typed-values";
import { useLotSaver } from "./use-lot-saver";
import { zoneOptions } from "./zone-options";

export function DetailsTab({ lot }: { lot: Lot }) {
  const save = useLotSaver(lot.id);
  return (
    <div className="grid max-w-[760px] gap-4">
      <Card>
        <CardHead title="What drivers read" />
        <div className="grid gap-4 px-4 pb-4">
          <SavedInput
            label="Name"
            value={lot.name}
            onSave={(name) => save({ name }, { name: lot.name })}
          />
          <SavedTextarea
            label="Description"
            help="How to get in, what to look for. At most 1000 characters."
            rows={3}
            value={lot.description}
            onSave={(description) => save({ description }, { description: lot.description })}
          />
          <SavedInput
            label="Phone for drivers"
            inputMode="tel"
            help="On the lot's page and on each booking. Empty for none."
            value={lot.phone_number ?? ""}
            onSave={(phone) =>
              save({ phone_number: phone || null }, { phone_number: lot.phone_number })
            }
          />
          <Features lot={lot} />
        </div>
      </Card>
      <PhotosCard lot={lot} />
      <PlaceCard lot={lot} />
      <LotStateCard lot={lot} />
      <DeleteLotCard lot={lot} />
    </div>
  );
}

function Features({ lot }: { lot: Lot }) {
  const save = useLotSaver(lot.id);
  const { features } = lot;
  return (
    <div role="group" aria-labelledby="features" className="grid gap-1.5">
      <p id="features" className="text-sm font-[560]">
        Features
      </p>
      <div className="flex flex-wrap gap-2">
        {(Object.keys(featureNames) as Lot["features"]).map((feature) => (
          <Chip
            key={feature}
            pressed={features.includes(feature)}
            onChange={(pressed) => {
              const others = features.filter((one) => one !== feature);
              void save({ features: pressed ? [...others, feature] : others }, { features });
            }}
          >
            {featureNames[feature]}
          </Chip>
        ))}
      </div>
    </div>
  );
}

function PlaceCard({ lot }: { lot: Lot }) {
  const save = useLotSaver(lot.id);
  const { latitude, longitude } = lot;
  const savePlace = (place: { latitude: number; longitude: number }) =>
    save(place, { latitude, longitude });
  const degrees = (side: "latitude" | "longitude") => ({
    value: String(lot[side]),
    check: (text: string) =>
      degreesOf(text) || /^-?\d{1,3}(\.\d+)?$/.test(text)
        ? null
        : "Degrees with a point, such as 7.0722.",
    onSave: (text: string) => {
      const place = degreesOf(text);
      return place
        ? savePlace({ latitude: Number(place.latitude), longitude: Number(place.longitude) })
        : save({ [side]: Number(text) }, { [side]: lot[side] });
    },
  });
  return (
    <Card>
      <CardHead title="Where it is" />
      <div className="grid gap-4 px-4 pb-4 sm:grid-cols-2">
        <SavedInput
          label="Street and number"
          value={lot.address}
          onSave={(address) => save({ address }, { address: lot.address })}
        />
        <SavedInput
          label="City"
          value={lot.city}
          onSave={(city) => save({ city }, { city: lot.city })}
        />
        <div className="sm:col-span-2">
          <PlaceMap typed={`${latitude},${longitude}`} onPlace={(place) => void savePlace(place)} />
        </div>
        <SavedInput
          label="Latitude"
          help="Both at once may be pasted here."
          {...degrees("latitude")}
        />
        <SavedInput label="Longitude" {...degrees("longitude")} />
        <SavedSelect
          label="Time zone"
          help="All times of this lot are shown in it."
          value={lot.timezone}
          options={zoneOptions(lot.timezone)}
          onSave={(timezone) => save({ timezone }, { timezone: lot.timezone })}
        />
      </div>
    </Card>
  );
}
