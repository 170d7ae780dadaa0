/** The alphabet of SMS (3GPP TS 23.038); those of the second line count as two. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ" +
  "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "^{}\\[~]|€";
const basic = new Set(BASIC);
const extended = new Set(EXTENDED);

/** The length of one SMS. A single letter outside the alphabet would leave 70. */
export const GSM_LENGTH = 160;

const substitutes: Record<string, string> = {
  "₱": "PHP ",
  "–": "-",
  "—": "-",
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "…": "...",
  "\u00a0": " ",
  "\u202f": " ",
};

/** A text in the alphabet of SMS: other letters without their accents, else a question mark. */
export const gsmText = (text: string): string =>
  [...text.normalize("NFC")].map((letter) => substitutes[letter] ?? inAlphabet(letter)).join("");

function inAlphabet(letter: string): string {
  if (basic.has(letter) || extended.has(letter)) return letter;
  const bare = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  return [...bare].every((one) => basic.has(one)) ? bare : "?";
}

export const gsmLength = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (extended.has(letter) ? 2 : 1), 0);

export function oneSms(text: string): string {
  if (gsmLength(text) <= GSM_LENGTH) return text;
  let cut = text;
  while (gsmLength(cut) > GSM_LENGTH - 3) cut = [...cut].slice(0, -1).join("");
  return `${cut.trimEnd()}...`;
}
