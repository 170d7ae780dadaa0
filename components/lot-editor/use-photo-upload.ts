"use client";
import { useRef, useState } from "react";
import { useAddPhoto } from "@/hooks/use-lot";
import { MAX_PHOTO_BYTES, photoTypes } from "@/lib/domain/lot/values";
import { ApiError } from "@/lib/http/client";
import { useSaveStatus } from "./save-state";
import { shrinkPhoto } from "./shrink-photo";

/** A file on its way: it waits, is being sent, or was refused. */
export interface Upload {
  key: number;
  name: string;
  state: "waiting" | "sending" | "refused";
  error?: string;
}

/** Why a file is refused before it is sent. */
function faultOf(file: Blob): string | null {
  if (!(photoTypes as readonly string[]).includes(file.type))
    return "Choose a photo in the format JPEG, PNG or WebP.";
  return file.size > MAX_PHOTO_BYTES ? "This photo is larger than 10 MB." : null;
}

/** Sends photos one after the other; a refused one stays in the list until it is dismissed. */
export function usePhotoUpload(lotId: string) {
  const add = useAddPhoto();
  const status = useSaveStatus();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const lastKey = useRef(0);
  const queue = useRef(Promise.resolve());

  const dismiss = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));
  const set = (key: number, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));

  async function send(key: number, file: File): Promise<void> {
    set(key, { state: "sending" });
    status.saving();
    try {
      const body = await shrinkPhoto(file);
      const fault = faultOf(body);
      if (fault) throw new Error(fault);
      await add.mutateAsync({ params: { id: lotId }, body });
      dismiss(key);
      status.saved();
    } catch (error) {
      const detail = error instanceof ApiError ? error.problem.detail : (error as Error).message;
      set(key, { state: "refused", error: detail });
      // The row of the file says what is wrong with it.
      status.idle();
    }
  }

  function addFiles(files: readonly File[]): void {
    for (const file of files) {
      const key = (lastKey.current += 1);
      setUploads((all) => [...all, { key, name: file.name, state: "waiting" }]);
      queue.current = queue.current.then(() => send(key, file));
    }
  }
  return { uploads, addFiles, dismiss };
}
