"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useChangePhoto, useDeletePhoto } from "@/hooks/use-lot";
import { getLot } from "@/lib/domain/lot/client";
import type { Lot, LotPhoto } from "@/lib/domain/lot/schema";
import { ApiError } from "@/lib/http/client";
import { keyOf } from "@/lib/http/query-key";
import { useSaveStatus } from "./save-state";

/** Changes photos of a lot: shown at once, then saved. Each returns why it failed, or null. */
export function usePhotoSaver(lotId: string) {
  const client = useQueryClient();
  const change = useChangePhoto();
  const remove = useDeletePhoto();
  const status = useSaveStatus();
  const key = keyOf(getLot, { params: { id: lotId } });
  const paramsOf = (photo: LotPhoto) => ({ id: lotId, photo: photo.id });

  async function save(
    photosAfter: (photos: LotPhoto[]) => LotPhoto[],
    send: () => Promise<unknown>,
  ): Promise<string | null> {
    const show = () =>
      client.setQueryData<Lot>(key, (lot) => lot && { ...lot, photos: photosAfter(lot.photos) });
    status.saving();
    // What is being fetched is older than this change.
    await client.cancelQueries({ queryKey: key });
    show();
    try {
      await send();
      status.saved();
      return null;
    } catch (error) {
      const detail = error instanceof ApiError ? error.problem.detail : "Something went wrong.";
      status.failed(detail);
      void client.invalidateQueries({ queryKey: key });
      return detail;
    }
  }
  return {
    describe: (photo: LotPhoto, description: string) =>
      save(
        (photos) => photos.map((one) => (one.id === photo.id ? { ...one, description } : one)),
        () => change.mutateAsync({ params: paramsOf(photo), body: { description } }),
      ),
    /** Moves it to another index. */
    move: (photo: LotPhoto, index: number) =>
      save(
        (photos) => photos.filter((one) => one.id !== photo.id).toSpliced(index, 0, photo),
        () => change.mutateAsync({ params: paramsOf(photo), body: { position: index + 1 } }),
      ),
    remove: (photo: LotPhoto) =>
      save(
        (photos) => photos.filter((one) => one.id !== photo.id),
        () => remove.mutateAsync({ params: paramsOf(photo) }),
      ),
  };
}
