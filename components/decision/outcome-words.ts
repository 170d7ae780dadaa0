const word = (outcome: string) => outcome.charAt(0).toUpperCase() + outcome.slice(1);

/** "Verified by Ada 10:42": who ended it and when, the same words in the queue and in the bell. */
export const outcomeWords = ({ outcome, by }: { outcome: string; by: string }, time: string) =>
  `${word(outcome)} by ${by.split(" ")[0]} ${time}`;

export const isGood = (outcome: string) => outcome === "verified" || outcome === "approved";
