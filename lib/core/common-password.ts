import { singleton } from "./singleton";

/** Words that this product suggests; each is refused with digits and signs around it. */
const ownWords = [
  ...["parkmate", "parking", "parkinglot", "parkingslot", "parkingspace", "carpark", "driver"],
  ...["owner", "administrator", "booking", "changeme", "welcome", "password"],
];
/** A word that short has too many uses to refuse what contains it. */
const MIN_WORD_LENGTH = 6;
const MAX_ADDED = 5;
const letterOf: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** About 49,000 passwords by use, read for the first check: a server starts without them. */
const commonPasswords = () =>
  singleton("password.common", async (): Promise<ReadonlySet<string>> => {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    return new Set([...dictionary["passwords-common"], ...ownWords]);
  });

/**
 * Whether attackers try this password first: one of the list, also in capitals, with other letters
 * written as digits, or with up to five digits and signs around it, such as "P@ssword1!".
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const common = await commonPasswords();
  const whole = password.normalize("NFKC").toLowerCase();
  const word = whole.replace(/^[^\p{L}@$]+/u, "").replace(/[^\p{L}]+$/u, "");
  const isSimple = word.length >= MIN_WORD_LENGTH && whole.length - word.length <= MAX_ADDED;
  const forms = [whole, inLetters(whole), ...(isSimple ? [word, inLetters(word)] : [])];
  return forms.some((form) => common.has(form));
}

const inLetters = (text: string) => [...text].map((sign) => letterOf[sign] ?? sign).join("");
