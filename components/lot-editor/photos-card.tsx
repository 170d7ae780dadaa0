"use client";
import { clsx } from "clsx";
import { CircleAlert, ImagePlus, LoaderCircle, X } from "lucide-react";
import { useRef, useState, type DragEvent } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import type { Lot } from "@/lib/domain/lot/schema";
import { MAX_PHOTOS, photoTypes } from "@/lib/domain/lot/values";
import { PhotoRows } from "./photo-rows";
import { usePhotoUpload, type Upload } from "./use-photo-upload";

/** The photos of a lot: add, order, describe and delete them. */
export function PhotosCard({ lot }: { lot: Lot }) {
  const { uploads, addFiles, dismiss } = usePhotoUpload(lot.id);
  const count = lot.photos.length;
  return (
    <Card aria-labelledby="photos">
      <CardHead title={<span id="photos">Photos</span>}>{`${count} of ${MAX_PHOTOS}`}</CardHead>
      <div className="grid gap-4 px-4 pb-4">
        <PhotoRows lot={lot} />
        <Uploads uploads={uploads} onDismiss={dismiss} />
        {count < MAX_PHOTOS ? (
          <DropArea onFiles={addFiles} isFirst={count === 0} />
        ) : (
          <p className="text-sm text-muted">Delete a photo to add another one.</p>
        )}
      </div>
    </Card>
  );
}

interface DropAreaProps {
  onFiles: (files: File[]) => void;
  isFirst: boolean;
}

function DropArea({ onFiles, isFirst }: DropAreaProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <div
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={clsx(
        "grid justify-items-center gap-2 rounded-control border-2 border-dashed px-4 py-5",
        "text-center",
        isOver ? "border-ink bg-sunk" : "border-line-strong",
      )}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Photos to add"
        accept={photoTypes.join(",")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // Else the same file could not be chosen again.
          event.target.value = "";
        }}
      />
      <Button
        variant="secondary"
        icon={<ImagePlus size={18} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        Add photos
      </Button>
      <p className="text-sm text-muted">
        <span className="max-lg:hidden">Or drop them here. </span>
        JPEG, PNG or WebP, at most 10 MB each.
        {isFirst && " Show the entrance first: drivers look for it."}
      </p>
    </div>
  );
}

interface UploadsProps {
  uploads: Upload[];
  onDismiss: (key: number) => void;
}

function Uploads({ uploads, onDismiss }: UploadsProps) {
  const left = uploads.filter(({ state }) => state !== "refused").length;
  return (
    <>
      <p role="status" className="sr-only">
        {left > 0 && `${left} ${left === 1 ? "photo is" : "photos are"} being sent.`}
      </p>
      {uploads.length > 0 && (
        <ul className="grid gap-2">
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} onDismiss={() => onDismiss(upload.key)} />
          ))}
        </ul>
      )}
    </>
  );
}

function UploadRow({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { name, state, error } = upload;
  return (
    <li className="flex min-h-11 items-center gap-3 rounded-control bg-sunk pl-3.5 text-sm">
      {state === "sending" && <LoaderCircle size={18} className="animate-spin" aria-hidden />}
      {error && <CircleAlert size={18} className="shrink-0 text-bad" aria-hidden />}
      <span className="min-w-0 grow py-2">
        <span dir="auto" className="block truncate font-[560]">
          {name}
        </span>
        {error && (
          <span role="alert" className="block text-bad">
            {error}
          </span>
        )}
      </span>
      {error ? (
        <IconButton label={`Dismiss ${name}`} onClick={onDismiss}>
          <X size={18} aria-hidden />
        </IconButton>
      ) : (
        <span className="pr-3.5 text-muted">{state === "sending" ? "Sending …" : "Waiting"}</span>
      )}
    </li>
  );
}
