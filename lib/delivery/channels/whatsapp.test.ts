import { afterEach, beforeEach, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { queuedEmail, withWhatsapp } from "@/lib/testing/outgoing";
import { startProviderServer, type ProviderAnswer } from "@/lib/testing/provider-server";
import { loadOutgoing, type Outgoing } from "../outgoing";
import { SendFailure } from "./channel";
import { whatsapp } from "./whatsapp";

useTestDatabase();

const taken = { status: 200, body: { messages: [{ id: "wamid.1" }] } };
let answer: () => ProviderAnswer;
let meta: Awaited<ReturnType<typeof startProviderServer>>;
beforeEach(async () => {
  answer = () => taken;
  meta = await startProviderServer(() => answer());
});
afterEach(() => meta.stop());

async function outgoing(number: string): Promise<Outgoing> {
  const { delivery } = await queuedEmail();
  const [one] = await loadOutgoing([delivery]);
  const addresses = { ...one!.person.preferences.addresses, whatsapp: number };
  const preferences = { ...one!.person.preferences, addresses };
  return { ...one!, person: { ...one!.person, preferences } };
}
async function send(number = "+63 917 123 4567") {
  const contents = [await outgoing(number)] as const;
  const settings = { ...withWhatsapp, WHATSAPP_API_URL: `${meta.url}/v23.0` };
  return withEnv({ ...settings, NEXTAUTH_URL: "https://parkmate.test" }, () =>
    whatsapp.send({ key: "1", contents }),
  );
}

it("S4.1: hands over the approved template with its three variables", async () => {
  expect(await send()).toBe("wamid.1");
  const [call] = meta.received;
  expect(call).toMatchObject({
    path: "/v23.0/106540352242922/messages",
    authorization: "Bearer token-of-meta",
    type: "application/json",
  });
  const { to, template } = JSON.parse(call!.body) as {
    to: string;
    template: { name: string; components: { parameters: { text: string }[] }[] };
  };
  expect(to).toBe("639171234567");
  expect(template.name).toBe("parkmate_notification");
  const [title, sentence, link] = template.components[0]!.parameters.map(({ text }) => text);
  expect(title).toBe("Booking confirmed");
  expect(sentence).toMatch(/^Booking confirmed: Parking Lot A, Slot A-12/);
  expect(sentence).not.toMatch(/[\n\t]| {2}/);
  expect(link).toMatch(/^https:\/\/parkmate\.test\/bookings\//);
});

it.each([
  [
    { status: 400, body: { error: { code: 131026, message: "Undeliverable +639171234567" } } },
    "refused",
  ],
  [{ status: 400, body: { error: { code: 131056, message: "Pair rate limit" } } }, "later"],
  [{ status: 400, body: { error: { code: 130429, message: "Rate limit hit" } } }, "unreachable"],
  [{ status: 404, body: { error: { code: 132001, message: "No such template" } } }, "unreachable"],
  [{ status: 401, body: { error: { code: 190, message: "Token expired" } } }, "unreachable"],
  [{ status: 503 }, "unreachable"],
] as const)("tells %o from the others", async (given, kind) => {
  answer = () => given;
  const error: unknown = await send().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SendFailure);
  expect(error).toMatchObject({ kind });
  expect((error as Error).message).not.toMatch(/917|token-of/);
});

it("H90: sends nothing to a number without its country", async () => {
  await expect(send("0917 123 4567")).rejects.toMatchObject({ kind: "refused" });
  expect(meta.received).toEqual([]);
});
