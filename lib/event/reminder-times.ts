/** When drivers are reminded of a start and warned of an end. */
export const REMIND_BEFORE_START_MINUTES = 30;
export const WARN_BEFORE_END_MINUTES = 5;
