import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { keepFiles, storeFile } from "@/lib/core/files/lifetime";
import { encodeImage } from "@/lib/core/images";
import { newId } from "@/lib/core/id";
import { audit } from "@/lib/domain/audit/write";
import { listPhotos, loadManagedLot, lockLot, toPhoto, type PhotoRow } from "../read";
import type { LotPhoto } from "../schema";
import { lotPhotos } from "../table";
import { MAX_PHOTOS, photoSides } from "../values";

/**
 * Adds a photo to a lot, as its last. Throws 404 for another owner's lot, 409 `too_many_photos`,
 * and 422 for what is not a photo (lib/core/images).
 */
export async function addPhoto(actor: Actor, id: string, bytes: Uint8Array): Promise<LotPhoto> {
  await loadManagedLot(actor, id);
  requireRoom(await listPhotos(id));
  const [small, large] = await encodeImage(bytes, [photoSides.small, photoSides.large]);
  const files = {
    small_file_id: await storeFile(small!.bytes),
    large_file_id: await storeFile(large!.bytes),
  };
  const size = { width: large!.width, height: large!.height };
  return transaction(async (tx) => {
    const lot = await loadManagedLot(actor, id);
    await lockLot(id);
    const photos = await listPhotos(id);
    requireRoom(photos);
    const photo = { id: newId(), lot_id: id, position: photos.length + 1, ...size, ...files };
    await keepFiles(Object.values(files));
    await tx.insert(lotPhotos).values(photo);
    audit(actor, "lot.photo_add", { type: "lot", id }, { lot: lot.name, photo: photo.id });
    hint("lots", id);
    return toPhoto(id, { ...photo, description: "" });
  });
}

function requireRoom(photos: PhotoRow[]): void {
  if (photos.length >= MAX_PHOTOS)
    throw errors.conflict("too_many_photos", `A lot has at most ${MAX_PHOTOS} photos.`);
}
