import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { dropFiles } from "@/lib/core/files/lifetime";
import { audit } from "@/lib/domain/audit/write";
import { filesOf, listPhotos, loadManagedLot, lockLot, requirePhoto } from "../read";
import { lotPhotos } from "../table";
import { placePhotos } from "../steps/place-photos";

/** Deletes a photo; its files leave the store. Throws 404 for one of another owner's lot. */
export const deletePhoto = (actor: Actor, lotId: string, id: string): Promise<void> =>
  transaction(async (tx) => {
    const lot = await loadManagedLot(actor, lotId);
    await lockLot(lotId);
    const photos = await listPhotos(lotId);
    const photo = requirePhoto(photos, id);
    await tx.delete(lotPhotos).where(eq(lotPhotos.id, id));
    await dropFiles(filesOf(photo));
    await placePhotos(photos.filter((one) => one.id !== id));
    audit(
      actor,
      "lot.photo_delete",
      { type: "lot", id: lotId },
      { lot: lot.name, photo: id, before: { description: photo.description } },
    );
    hint("lots", lotId);
  });
