/** Whether an audited act took effect. */
export const outcomes = ["done", "refused"] as const;
export type Outcome = (typeof outcomes)[number];
