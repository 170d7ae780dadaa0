import { capitalise } from "@/components/ui/capitalise";
import { isolate } from "@/components/ui/isolate";

/** "Verified by Ada 10:42": who decided an item and when. Shared by the queue and the bell. */
export const outcomeWords = ({ outcome, by }: { outcome: string; by: string }, time: string) =>
  `${capitalise(outcome)} by ${isolate(by.split(" ")[0]!)} ${time}`;

export const isGood = (outcome: string) =>
  ["verified", "paid", "approved", "booked"].includes(outcome);
