const THROTTLED = /^Request was throttled\. Expected available in (\d+ seconds?)\.$/;

/** Sentences that are part of the API's contract, in the words of the pages. */
const words: Readonly<Record<string, string>> = {
  "May not be blank.": "Please fill this in.",
  "Authentication credentials were not provided.": "You are signed out. Please sign in again.",
  "You do not have permission to perform this action.": "Your account may not do this.",
};

/** What a page says where the API says `text`. */
export const pageWords = (text: string): string =>
  words[text] ?? text.replace(THROTTLED, "Too many tries. Try again in $1.");
