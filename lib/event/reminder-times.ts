/** When drivers are reminded of a start and warned of an end. */
export const REMIND_BEFORE_START_MINUTES = 30;
export const WARN_BEFORE_END_MINUTES = 5;
/** How many minutes before an end a driver can choose to be warned, and how many of them. */
export const END_WARNING_CHOICES = [5, 10, 15, 30, 60] as const;
export type EndWarning = (typeof END_WARNING_CHOICES)[number];
export const MAX_END_WARNINGS = 3;
/**
 * How much of the hold of a cash booking has passed when its verifiers are reminded, in percent.
 */
export const FIRST_CASH_REMINDER_PERCENT = 50;
export const LAST_CASH_REMINDER_PERCENT = 90;
