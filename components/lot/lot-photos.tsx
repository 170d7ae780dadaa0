"use client";
import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { Lot, LotPhoto } from "@/lib/domain/lot/schema";
import { Photo } from "./photo";

const arrow = clsx(
  "absolute top-1/2 inline-flex size-11 -translate-y-1/2 items-center justify-center rounded-full",
  "bg-card/90 text-ink shadow-card hover:bg-card",
);

/** What a photo shows, or at least which one it is. */
const altOf = (lot: Lot, index: number): string =>
  lot.photos[index]!.description || `${lot.name}, photo ${index + 1} of ${lot.photos.length}`;

/** The photos of a lot: one large, the others to choose from below it. */
export function LotPhotos({ lot }: { lot: Lot }) {
  const [wanted, setWanted] = useState(0);
  const { photos } = lot;
  const last = photos.length - 1;
  const shown = Math.min(wanted, last);
  const photo = photos[shown];
  if (!photo) return null;
  const step = (by: number) => setWanted((shown + by + photos.length) % photos.length);
  return (
    <div role="group" aria-label="Photos" className="border-b border-line">
      <div className="relative overflow-hidden rounded-t-card bg-sunk">
        <Photo
          key={photo.id}
          photo={photo}
          alt={altOf(lot, shown)}
          sizes="(min-width: 64rem) 640px, 100vw"
          fetchPriority="high"
          className="aspect-16/9 w-full object-cover lg:aspect-21/9"
        />
        {last > 0 && (
          <>
            <Arrow label="Previous photo" side="left-3" onPress={() => step(-1)}>
              <ChevronLeft size={22} aria-hidden />
            </Arrow>
            <Arrow label="Next photo" side="right-3" onPress={() => step(1)}>
              <ChevronRight size={22} aria-hidden />
            </Arrow>
          </>
        )}
      </div>
      {last > 0 && <Thumbnails lot={lot} shown={shown} onShow={setWanted} />}
      <p role="status" className="sr-only">
        {`Photo ${shown + 1} of ${photos.length}`}
      </p>
    </div>
  );
}

interface ArrowProps {
  label: string;
  side: string;
  onPress: () => void;
  children: ReactNode;
}
const Arrow = ({ label, side, onPress, children }: ArrowProps) => (
  <button type="button" aria-label={label} onClick={onPress} className={clsx(arrow, side)}>
    {children}
  </button>
);

interface ThumbnailsProps {
  lot: Lot;
  shown: number;
  onShow: (index: number) => void;
}

function Thumbnails({ lot, shown, onShow }: ThumbnailsProps) {
  return (
    <ul className="flex gap-2 overflow-x-auto px-4 py-3">
      {lot.photos.map((photo: LotPhoto, index) => (
        <li key={photo.id} className="shrink-0">
          <button
            type="button"
            aria-label={`Show ${altOf(lot, index)}`}
            aria-current={index === shown ? "true" : undefined}
            onClick={() => onShow(index)}
            className={clsx(
              "block h-12 w-16 overflow-hidden rounded-lg border-2 border-transparent opacity-75",
              "hover:opacity-100 aria-[current]:border-ink aria-[current]:opacity-100",
            )}
          >
            <Photo photo={photo} alt="" sizes="64px" isLazy className="size-full object-cover" />
          </button>
        </li>
      ))}
    </ul>
  );
}
