"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { DEFAULT_STAY_MINUTES, type Stay } from "./stay";
import { stayQuery } from "./stay-params";
import { TimePicker } from "./time-picker/time-picker";

/** The search on the home page; leads to the results. */
export function SearchCard({ timezone }: { timezone: string }) {
  const router = useRouter();
  const [place, setPlace] = useState("");
  const [stay, setStay] = useState<Stay>({ from: null, minutes: DEFAULT_STAY_MINUTES });

  function submit(event: FormEvent) {
    event.preventDefault();
    const query = new URLSearchParams({ ...(place && { q: place }), ...stayQuery(stay) });
    router.push(`/find?${query}`);
  }
  return (
    <Card className="p-5">
      <h2 className="text-[19px] font-[640] tracking-[-0.02em]">Where are you going?</h2>
      <form onSubmit={submit} className="mt-4 grid gap-4">
        <Field label="Lot, street or city">
          <Input
            type="search"
            enterKeyHint="search"
            maxLength={100}
            value={place}
            onValueChange={setPlace}
            placeholder="Parking Lot A"
          />
        </Field>
        <TimePicker stay={stay} onChange={setStay} timeZone={timezone} readerZone={timezone} />
        <Button type="submit" size="large" wide icon={<Search size={18} aria-hidden />}>
          Find a slot
        </Button>
      </form>
    </Card>
  );
}
