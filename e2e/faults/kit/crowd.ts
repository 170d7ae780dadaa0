import { Client, PASSWORD, request } from "../../fixtures/client";

/** Registers and signs in as many drivers as asked for, a few at a time. */
export async function crowd(base: string, size: number): Promise<Client[]> {
  return inParallel(size, 8, async (index) => {
    const email = `crowd${index}@parkmate.test`;
    await request(base, "POST", "/api/register/", {
      email,
      password: PASSWORD,
      first_name: `Crowd ${index}`,
      last_name: "Driver",
    });
    return Client.signIn(base, email);
  });
}

/** Runs `work` for 0 … size − 1 with at most `width` at a time; results in order. */
export async function inParallel<T>(
  size: number,
  width: number,
  work: (index: number) => Promise<T>,
): Promise<T[]> {
  const results = new Array<T>(size);
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(width, size) }, async () => {
      while (next < size) {
        const index = next;
        next += 1;
        results[index] = await work(index);
      }
    }),
  );
  return results;
}
