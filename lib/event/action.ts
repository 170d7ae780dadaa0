type Data = Record<string, unknown>;

/** A button of a notification: it follows a link, or makes the server act. */
export interface Action {
  label: string;
  /** The label once the action is done. */
  done: string;
  style: "primary" | "secondary" | "danger";
  /** The instant in `data` until which it can be done. */
  until?: "hold_until" | "end_time";
  /** Whether what happened leaves it to be done; by default it does. */
  fits?: (data: Data) => boolean;
  /** Where the link leads; absent when the server acts. */
  href?: (data: Data) => string;
  /** What the recipient has to write before the server acts. */
  form?: { field: "reason"; label: string };
}

/** By how many minutes the action of a reminder extends a booking. */
export const EXTENSION_MINUTES = 30;

/** Where a person signs out the other devices. */
export const DEVICES_PATH = "/me#devices";

/** Where the payment of a held slot opens. */
export const payPath = (bookingId: string): string => `/bookings/${bookingId}?pay=1`;

const actionDefinitions = {
  verify: { label: "Verify", done: "Verified", style: "primary", until: "hold_until" },
  approve: { label: "Approve", done: "Approved", style: "primary", until: "hold_until" },
  decline: {
    label: "Decline",
    done: "Declined",
    style: "danger",
    until: "hold_until",
    form: { field: "reason", label: "Why? They read this." },
  },
  extend: {
    label: `Extend ${EXTENSION_MINUTES} min`,
    done: "Extended",
    style: "primary",
    until: "end_time",
  },
  renew: {
    label: "Renew",
    done: "Renewed",
    style: "primary",
    href: (data) => `/bookings/${String(data.booking_id)}`,
  },
  pay_again: {
    label: "Back to payment",
    done: "Paid",
    style: "primary",
    until: "hold_until",
    fits: ({ retry }) => retry === "hold",
    href: (data) => payPath(String(data.booking_id)),
  },
  devices: {
    label: "See my devices",
    done: "Seen",
    style: "secondary",
    href: () => DEVICES_PATH,
  },
  book_again: {
    label: "Find a slot",
    done: "Booked",
    style: "secondary",
    fits: ({ retry }) => retry === undefined,
    href: (data) => `/lots/${String(data.lot_id)}`,
  },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actionDefinitions;
export const actionOf = (name: ActionName): Action => actionDefinitions[name];
export const isAction = (name: string): name is ActionName =>
  Object.hasOwn(actionDefinitions, name);
