/** The sandbox's card numbers and the tokens they stand for. A real provider's own field replaces this form. */
const tokens: Record<string, string> = {
  "4242424242424242": "tok_ok",
  "4000000000000002": "tok_declined",
  "4000000000009995": "tok_insufficient_funds",
  "4000000000000119": "tok_timeout",
};
export const USUAL_CARD = "4242 4242 4242 4242";

export const tokenOf = (number: string): string | undefined => tokens[number.replace(/\D/g, "")];
/** Groups of four, as on the card. */
export const groupDigits = (number: string) =>
  number
    .replace(/\D/g, "")
    .slice(0, 16)
    .replace(/(\d{4})(?=\d)/g, "$1 ");
