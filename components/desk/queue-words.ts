import type { Tone } from "@/components/ui/badge";
import { isolate } from "@/components/ui/isolate";
import { formatDecimal } from "@/lib/core/money";
import type { QueueItem } from "@/lib/domain/desk/schema";
import { bookingTime } from "./booking-time";
import { extensionLength } from "./cash-due";

export const kinds: Record<QueueItem["kind"], { word: string; tone: Tone }> = {
  cash: { word: "Cash", tone: "warn" },
  request: { word: "Request", tone: "info" },
  owner: { word: "Owner", tone: "info" },
};

interface Words {
  what: string;
  who: string;
  amount: string | null;
  /** Names the item in dialogs. */
  about: string;
  /** Its page. */
  href: string;
}

/** What a row of the queue says. */
export function wordsOf(item: QueueItem, readerZone: string): Words {
  if (item.kind === "owner") {
    const { name, email, id } = item.applicant;
    const what = `${isolate(name)} wants to offer parking`;
    return { what, who: email, amount: null, about: isolate(name), href: `/admin/users/${id}` };
  }
  const { booking, driver_name, extension } = item;
  const { lot, slot, number, vehicle_number: plate } = booking;
  const time = bookingTime(booking, readerZone);
  const detail = item.kind === "request" ? time : (plate ?? time);
  const added = extension && `extension ${extensionLength(extension, lot, readerZone)}`;
  return {
    what: `${isolate(lot.name)}, Slot ${slot.code}`,
    // The number first, which the driver says at the desk.
    who: [`#${number}`, added ?? detail, isolate(driver_name)].join(" · "),
    amount: formatDecimal(extension?.amount ?? booking.amount, booking.currency),
    about: `${isolate(driver_name)}, booking #${number}`,
    href: `/admin/bookings/${booking.id}`,
  };
}
