"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Photo } from "@/components/lot/photo";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Lot, LotPhoto } from "@/lib/domain/lot/schema";
import { MAX_PHOTO_DESCRIPTION } from "@/lib/domain/lot/values";
import { SavedInput } from "./saved-fields";
import { usePhotoSaver } from "./use-photo-saver";

const TOO_LONG = `At most ${MAX_PHOTO_DESCRIPTION} characters.`;

/** The photos of a lot, the first one on top. */
export function PhotoRows({ lot }: { lot: Lot }) {
  const saver = usePhotoSaver(lot.id);
  const list = useRef<HTMLUListElement>(null);
  const pressed = useRef<{ id: string; to: number; by: "up" | "down" } | null>(null);
  const [place, setPlace] = useState<number | null>(null);
  const [leaving, setLeaving] = useState<LotPhoto | null>(null);

  // Browsers take the focus from what is moved within the page.
  useEffect(() => {
    const { id, to, by } = pressed.current ?? {};
    if (to === undefined || lot.photos[to]?.id !== id) return;
    pressed.current = null;
    list.current?.querySelector<HTMLElement>(`[data-photo="${id}"] [data-move="${by}"]`)?.focus();
  }, [lot.photos]);

  function move(photo: LotPhoto, index: number, by: "up" | "down") {
    const to = by === "up" ? index - 1 : index + 1;
    if (to < 0 || to >= lot.photos.length) return;
    pressed.current = { id: photo.id, to, by };
    setPlace(to + 1);
    void saver.move(photo, to);
  }
  return (
    <>
      <p role="status" className="sr-only">
        {place !== null && `Now photo ${place} of ${lot.photos.length}.`}
      </p>
      {lot.photos.length > 0 && (
        <ul ref={list} className="grid gap-4">
          {lot.photos.map((photo, index) => (
            <PhotoRow
              key={photo.id}
              photo={photo}
              index={index}
              isLast={index === lot.photos.length - 1}
              onMove={(by) => move(photo, index, by)}
              onDescribe={(description) => saver.describe(photo, description)}
              onDelete={() => setLeaving(photo)}
            />
          ))}
        </ul>
      )}
      <Dialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title="Delete this photo?"
        description={leaving?.description || undefined}
      >
        <div className="grid grid-cols-2 gap-2.5">
          <Button variant="secondary" onClick={() => setLeaving(null)}>
            Keep it
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              void saver.remove(leaving!);
              setLeaving(null);
            }}
          >
            Delete
          </Button>
        </div>
      </Dialog>
    </>
  );
}

interface PhotoRowProps {
  photo: LotPhoto;
  index: number;
  isLast: boolean;
  onMove: (by: "up" | "down") => void;
  onDescribe: (description: string) => Promise<string | null>;
  onDelete: () => void;
}

function PhotoRow({ photo, index, isLast, onMove, onDescribe, onDelete }: PhotoRowProps) {
  const name = `photo ${index + 1}`;
  return (
    <li data-photo={photo.id} className="grid grid-cols-[auto_1fr] items-start gap-x-3 gap-y-2">
      <span className="block h-20 w-28 overflow-hidden rounded-control bg-sunk sm:row-span-2">
        <Photo photo={photo} alt="" sizes="112px" isLazy className="size-full object-cover" />
      </span>
      <span className="flex items-center">
        <IconButton
          label={`Move ${name} up`}
          data-move="up"
          aria-disabled={index === 0 || undefined}
          className="aria-disabled:opacity-35"
          onClick={() => onMove("up")}
        >
          <ArrowUp size={18} aria-hidden />
        </IconButton>
        <IconButton
          label={`Move ${name} down`}
          data-move="down"
          aria-disabled={isLast || undefined}
          className="aria-disabled:opacity-35"
          onClick={() => onMove("down")}
        >
          <ArrowDown size={18} aria-hidden />
        </IconButton>
        <IconButton label={`Delete ${name}`} className="text-bad" onClick={onDelete}>
          <Trash2 size={18} aria-hidden />
        </IconButton>
        {index === 0 && <span className="ml-1 text-sm text-muted">Shown first</span>}
      </span>
      <SavedInput
        label={`What ${name} shows`}
        hideLabel
        placeholder="What it shows, e.g. the entrance"
        className="max-sm:col-span-2"
        value={photo.description}
        check={(text) => ([...text].length > MAX_PHOTO_DESCRIPTION ? TOO_LONG : null)}
        onSave={onDescribe}
      />
    </li>
  );
}
