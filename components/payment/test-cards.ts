/** The sandbox's card numbers and their tokens. A real provider replaces this form by its own. */
const tokens: Record<string, string> = {
  "4242424242424242": "tok_ok",
  "4000000000000002": "tok_declined",
  "4000000000009995": "tok_insufficient_funds",
  "4000000000000119": "tok_timeout",
};
export const DEFAULT_CARD_NUMBER = "4242 4242 4242 4242";

const digitsOf = (number: string) => number.replace(/\D/g, "");

export const tokenOf = (number: string): string | undefined => tokens[digitsOf(number)];

/** "4242 4242 4242 4242": at most 16 digits in groups of four. */
export const groupDigits = (number: string) =>
  digitsOf(number)
    .slice(0, 16)
    .replace(/(\d{4})(?=\d)/g, "$1 ");
