import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { listPhotos, loadManagedLot, lockLot, requirePhoto, toPhoto } from "../read";
import type { LotPhoto, photoChange } from "../schema";
import { lotPhotos } from "../table";
import { placePhotos } from "../steps/place-photos";

/**
 * Describes a photo, or moves it to another place among those of its lot; a place after the last
 * one is the last one. Throws 404 for a photo of another owner's lot.
 */
export const changePhoto = (
  actor: Actor,
  lotId: string,
  id: string,
  input: z.output<typeof photoChange>,
): Promise<LotPhoto> =>
  transaction(async (tx) => {
    const lot = await loadManagedLot(actor, lotId);
    await lockLot(lotId);
    const photos = await listPhotos(lotId);
    const photo = requirePhoto(photos, id);
    const { description = photo.description, position } = input;
    await tx.update(lotPhotos).set({ description }).where(eq(lotPhotos.id, id));
    if (position !== undefined) {
      const others = photos.filter((one) => one.id !== id);
      await placePhotos(others.toSpliced(position - 1, 0, photo));
    }
    audit(
      actor,
      "lot.photo_change",
      { type: "lot", id: lotId },
      { lot: lot.name, photo: id, ...differences(photo, input) },
    );
    hint("lots", lotId);
    return toPhoto(lotId, { ...photo, description });
  });
