import type { currencies } from "@/lib/domain/lot/values";

type Currency = (typeof currencies)[number];

/** Cities of the names of time zones, by the money that is paid with there. */
const citiesBy: Partial<Record<Currency, string>> = {
  PHP: "Manila",
  CHF: "Zurich Vaduz",
  EUR:
    "Amsterdam Andorra Athens Berlin Bratislava Brussels Dublin Helsinki Lisbon Ljubljana " +
    "Luxembourg Madrid Malta Monaco Nicosia Paris Podgorica Riga Rome San_Marino Tallinn " +
    "Vatican Vienna Vilnius Zagreb",
  GBP: "London",
  MYR: "Kuala_Lumpur Kuching",
  SGD: "Singapore",
  USD:
    "New_York Chicago Denver Los_Angeles Phoenix Detroit Boise Anchorage Juneau Honolulu " +
    "Puerto_Rico",
};

/** The money of a time zone: "EUR" for "Europe/Berlin"; null where it is none that lots take. */
export function currencyOf(zone: string): Currency | null {
  if (zone.startsWith("Australia/")) return "AUD";
  const city = zone.slice(zone.lastIndexOf("/") + 1);
  const found = Object.entries(citiesBy).find(([, cities]) => cities.split(" ").includes(city));
  return (found?.[0] as Currency | undefined) ?? null;
}
