import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { withWhatsapp } from "@/lib/testing/outgoing";
import { sentMessage } from "@/lib/testing/sent-messages";
import { whatsappChallenge } from "../read/whatsapp-challenge";
import { noteWhatsappStatus } from "./note-whatsapp-status";

useTestDatabase();

const sign = (text: string, secret = withWhatsapp.WHATSAPP_APP_SECRET) =>
  `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;
const post = (text: string, signature: string | null = sign(text)) =>
  withEnv(withWhatsapp, () => noteWhatsappStatus(new TextEncoder().encode(text), signature));
const news = (...statuses: object[]) =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "1",
        changes: [{ field: "messages", value: { messaging_product: "whatsapp", statuses } }],
      },
    ],
  });

it("S4.1: notes what has arrived or was read, whatever comes again", async () => {
  const now = await sentMessage("whatsapp", "wamid.1");
  await post(news({ id: "wamid.1", status: "sent", timestamp: "1" }));
  expect(await now()).toMatchObject({ status: "sent", delivered_at: null });
  await post(news({ id: "wamid.1", status: "delivered" }, { id: "wamid.2", status: "read" }));
  const first = await now();
  expect(first.delivered_at).toBeInstanceOf(Date);
  await post(news({ id: "wamid.1", status: "failed", errors: [{ code: 131026 }] }));
  expect(await now()).toEqual(first);
});

it("S4.1: notes what has failed, and why", async () => {
  const now = await sentMessage("whatsapp", "wamid.1");
  await post(news({ id: "wamid.1", status: "failed", errors: [{ code: 131026, title: "No" }] }));
  expect(await now()).toMatchObject({ status: "failed", error: "WhatsApp 131026" });
});

it("refuses what Meta has not signed", async () => {
  const now = await sentMessage("whatsapp", "wamid.1");
  const text = news({ id: "wamid.1", status: "failed" });
  for (const signature of [null, "", "sha256=", sign(text, "another"), sign(`${text} `)])
    await expect(post(text, signature)).rejects.toMatchObject({ problem: { status: 403 } });
  expect(await now()).toMatchObject({ status: "sent" });
});

it("passes over other news, and answers 400 to what is no JSON", async () => {
  await post(JSON.stringify({ object: "page", entry: [{ changes: "none" }] }));
  await post(JSON.stringify({ entry: [{ changes: [{ value: { messages: [{}] } }] }] }));
  await expect(post("{")).rejects.toMatchObject({ problem: { status: 400 } });
});

it("answers Meta's question only with our token", async () => {
  const ask = (token: string) => () =>
    Promise.resolve(
      whatsappChallenge({
        "hub.mode": "subscribe",
        "hub.verify_token": token,
        "hub.challenge": "1158201444",
      }),
    );
  const answer = await withEnv(withWhatsapp, ask(withWhatsapp.WHATSAPP_VERIFY_TOKEN));
  expect(await answer.text()).toBe("1158201444");
  expect(answer.headers.get("Content-Type")).toContain("text/plain");
  await expect(withEnv(withWhatsapp, async () => ask("other")())).rejects.toMatchObject({
    problem: { status: 403 },
  });
  await expect((async () => ask("")())()).rejects.toMatchObject({ problem: { status: 403 } });
});
