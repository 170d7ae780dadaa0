import { SendFailure } from "./channel";

/** A number as providers take it: "+639171234567" (E.164). Throws `SendFailure`. */
export function internationalNumber(written: string): string {
  const number = written.replace(/[\s()-]/g, "");
  if (!/^\+[1-9]\d{6,14}$/.test(number))
    throw new SendFailure("refused", "The number does not begin with + and a country.");
  return number;
}

/** Whether a number (E.164) has one of these calling codes, "63,65"; any has without a list. */
export const isInCountries = (number: string, codes: string | undefined): boolean =>
  codes === undefined || codes.split(",").some((code) => number.startsWith(`+${code}`));

/** Admins read what a provider said, who need not know whom it was for. */
export const withoutNumbers = (text: string): string =>
  text.replace(/\+?\d(?:[ ()-]?\d){5,}/g, "<number>");
