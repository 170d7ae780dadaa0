/** What admins see of a channel and try again: its last day. Older messages are news to nobody. */
export const HOURS_SHOWN = 24;
