import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeBookedVehicle } from "@/lib/domain/booking/write/change-booked-vehicle";
import { declineCash } from "@/lib/domain/booking/write/decline-cash";
import { book, extendInCash } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { outsideOf } from "@/lib/testing/outgoing";
import { person, signedIn } from "@/lib/testing/people";
import { startPushService, subscribed, withVapid } from "@/lib/testing/push-service";
import { push } from "./channels/push";
import { sendDue } from "./send-due";

useTestDatabase();

let service: Awaited<ReturnType<typeof startPushService>>;
let owner: Actor;
let driver: Actor;
let slot: string;
beforeEach(async () => {
  freezeClock("2026-11-26T02:00:00Z");
  service = await startPushService();
  owner = await signedIn(await person("owner"));
  driver = await person("driver");
  slot = (await openLot(owner)).slots[0]!;
  await here(() => subscribed(owner, `${service.url}/desk`));
});
afterEach(() => service.stop());

const here = <T>(work: () => Promise<T>) =>
  withEnv({ ...withVapid, PUSH_TEST_ORIGIN: service.url }, work);

/** Books, or extends a booking, in cash: the owner is asked to confirm it. */
const asks = {
  booking: async () => {
    const { id, payment } = await book(driver, slot, { method: "cash" });
    return { id, payment: payment!.id };
  },
  extension: async () => {
    const { id } = await book(driver, slot);
    return { id, payment: (await extendInCash(driver, id)).payment };
  },
};

describe.each(["booking", "extension"] as const)("I6: a push about the cash of a %s", (kind) => {
  async function fateAfter(act: (asked: { id: string; payment: string }) => Promise<unknown>) {
    await act(await here(asks[kind]));
    advance({ seconds: 20 });
    await here(() => sendDue(push));
    const [asked] = await storedFor(owner, "cash_payment_pending");
    return (await outsideOf(owner)).find(
      (one) => one.channel === "push" && one.notification_id === asked!.id,
    );
  }

  it("F4: leaves after the plate was changed", async () => {
    const sent = await fateAfter(({ id }) => changeBookedVehicle(driver, id, "NN 02 YY"));
    expect(sent).toMatchObject({ status: "sent" });
  });

  it("does not leave once the cash was declined", async () => {
    const dropped = await fateAfter(({ payment }) => declineCash(owner, payment, "Nobody came"));
    expect(dropped).toMatchObject({ status: "cancelled" });
  });
});
