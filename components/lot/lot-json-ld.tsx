import type { Metadata } from "next";
import { addressLine } from "@/lib/domain/lot/rules";
import type { Lot } from "@/lib/domain/lot/schema";
import { openingData } from "./opening-text";

/** The title, description and pictures of a lot's page. `origin` is that of Parkmate. */
export function lotMetadata(lot: Lot | null, origin: string): Metadata {
  if (!lot) return { title: "Lot not found" };
  const title = `${lot.name}, ${lot.city}`;
  const description = lotSummary(lot);
  return {
    title,
    description,
    openGraph: {
      title,
      description,
      type: "website",
      images: lot.photos.slice(0, 1).map(({ url, width, height, description: alt }) => ({
        url: origin + url,
        width,
        height,
        alt: alt || lot.name,
      })),
    },
    robots: { index: true, follow: true },
    alternates: { canonical: `${origin}/lots/${lot.id}` },
  };
}

interface LotJsonLdProps {
  lot: Lot;
  origin: string;
  nonce: string | undefined;
}

/** The lot as data for search engines. */
export function LotJsonLd({ lot, origin, nonce }: LotJsonLdProps) {
  return (
    <script type="application/ld+json" nonce={nonce} suppressHydrationWarning>
      {facilityOf(lot, origin)}
    </script>
  );
}

/** One sentence for search engines and previews of links. */
const lotSummary = (lot: Lot): string =>
  `${lot.total_slots} slots at ${addressLine(lot)}, from ${lot.price_from} ` +
  `${lot.currency} an hour. ${lot.mode === "instant" ? "Booked at once." : "Booked on request."}`;

const amenities: Record<Lot["features"][number], string> = {
  ev: "Charging of electric vehicles",
  covered: "Covered",
  accessible: "Accessible slots",
  cctv: "CCTV",
  "24h": "Staffed 24 hours",
  carwash: "Car wash",
};

/** The lot as a ParkingFacility of schema.org; safe inside of a script element. */
function facilityOf(lot: Lot, origin: string): string {
  const facility = {
    "@context": "https://schema.org",
    "@type": "ParkingFacility",
    name: lot.name,
    description: lotSummary(lot),
    address: {
      "@type": "PostalAddress",
      streetAddress: lot.address,
      addressLocality: lot.city,
    },
    geo: { "@type": "GeoCoordinates", latitude: lot.latitude, longitude: lot.longitude },
    priceRange: `from ${lot.price_from} ${lot.currency} an hour`,
    currenciesAccepted: lot.currency,
    paymentAccepted: lot.policy.cash_accepted ? "Cash, Credit Card" : "Credit Card",
    maximumAttendeeCapacity: lot.total_slots,
    isAccessibleForFree: Number(lot.price_from) === 0,
    amenityFeature: lot.features.map((feature) => ({
      "@type": "LocationFeatureSpecification",
      name: amenities[feature],
      value: true,
    })),
    ...(lot.photos.length > 0 && { image: lot.photos.map(({ url }) => origin + url) }),
    ...openingData(lot.opening_hours),
  };
  return JSON.stringify(facility).replaceAll("<", "\\u003c");
}
