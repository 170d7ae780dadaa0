type Data = Record<string, unknown>;

/** A button of a notification: it follows a link, or makes the server act. */
export interface Action {
  label: string;
  /** The label once the action is done. */
  done: string;
  style: "primary" | "secondary" | "danger";
  /** Where the link leads; absent when the server acts. */
  href?: (data: Data) => string;
  /** What the recipient has to write before the server acts. */
  form?: { field: "reason"; label: string };
}

const actionDefinitions = {
  verify: { label: "Verify", done: "Verified", style: "primary" },
  approve: { label: "Approve", done: "Approved", style: "primary" },
  decline: {
    label: "Decline",
    done: "Declined",
    style: "danger",
    form: { field: "reason", label: "Why? They read this." },
  },
  renew: {
    label: "Renew",
    done: "Renewed",
    style: "primary",
    href: (data) => `/bookings/${String(data.booking_id)}`,
  },
  book_again: {
    label: "Find a slot",
    done: "Booked",
    style: "secondary",
    href: (data) => `/lots/${String(data.lot_id)}`,
  },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actionDefinitions;
export const actionOf = (name: ActionName): Action => actionDefinitions[name];
export const isAction = (name: string): name is ActionName =>
  Object.hasOwn(actionDefinitions, name);
