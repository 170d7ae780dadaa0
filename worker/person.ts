const DEVICE = "parkmate-device";
const PERSON = "/person";

/** The person who is signed in here, as hooks/offline-passes.ts has noted; null for nobody. */
export async function personOfDevice(): Promise<string | null> {
  const answer = await caches.match(PERSON, { cacheName: DEVICE });
  return answer ? answer.text() : null;
}
