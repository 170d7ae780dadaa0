"use client";
import type { Actor } from "@/lib/core/actor";
import { DAY_MS } from "@/lib/core/duration";
import { getPushKey, subscribePush, unsubscribePush } from "@/lib/domain/push/client";
import { call } from "@/lib/http/client";
import { askPermission } from "../use-alert-permission";
import { readChoice, storeChoice } from "./choice";

type Person = Pick<Actor, "id" | "session_id">;
export type Outcome = "on" | "denied" | "dismissed" | "unsupported";

const canPush = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/**
 * Switches pushes on in this browser, which may ask the person: call it from a click. Throws
 * `ApiError` when the server does not take part, and the browser's error when it cannot subscribe.
 */
export async function switchOn(person: Person): Promise<Outcome> {
  if (!canPush()) return "unsupported";
  // First, because a browser asks its question only once.
  const { public_key } = await call(getPushKey, {});
  if (Notification.permission === "default") await askPermission();
  if (Notification.permission !== "granted")
    return Notification.permission === "denied" ? "denied" : "dismissed";
  await register(person, await subscriptionFor(public_key));
  return "on";
}

/** Ends the pushes of a person who signs out; the next sign-in switches them on again. */
export async function unsubscribe(): Promise<void> {
  if (canPush()) await (await currentSubscription())?.unsubscribe();
}

/** Switches pushes off in this browser. */
export async function switchOff(): Promise<void> {
  storeChoice(null);
  const subscription = await currentSubscription();
  if (!subscription) return;
  await subscription.unsubscribe();
  await call(unsubscribePush, { body: { endpoint: subscription.endpoint } });
}

/**
 * Tells the server of this browser again, after a sign-in and once a day: it may have lost it, or
 * have another key by now. What somebody else switched on here ends.
 */
export async function renew(person: Person): Promise<void> {
  const choice = readChoice();
  if (!choice || !canPush()) return;
  if (choice.person !== person.id || Notification.permission !== "granted") {
    storeChoice(null);
    return void (await (await currentSubscription())?.unsubscribe());
  }
  const subscription = await currentSubscription();
  const isKnown =
    choice.session === person.session_id &&
    choice.endpoint === subscription?.endpoint &&
    Date.now() - choice.at < DAY_MS;
  if (isKnown) return;
  const { public_key } = await call(getPushKey, {});
  await register(person, await subscriptionFor(public_key));
}

async function register({ id, session_id }: Person, subscription: PushSubscription) {
  const { endpoint, keys } = subscription.toJSON() as {
    endpoint: string;
    keys: { p256dh: string; auth: string };
  };
  await call(subscribePush, { body: { endpoint, keys } });
  storeChoice({ person: id, session: session_id, endpoint, at: Date.now() });
}

/** The subscription for this key of the server; one for another key is given up. */
async function subscriptionFor(publicKey: string): Promise<PushSubscription> {
  const { pushManager } = await activeRegistration();
  const existing = await pushManager.getSubscription();
  const key = existing?.options.applicationServerKey;
  if (existing && key && base64url(key) === publicKey) return existing;
  await existing?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

async function activeRegistration(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register("/sw.js");
  return navigator.serviceWorker.ready;
}

async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
