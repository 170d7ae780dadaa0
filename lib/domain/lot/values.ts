/** Currencies with two decimals, as amounts are stored. */
export const currencies = ["PHP", "AUD", "CHF", "EUR", "GBP", "MYR", "SGD", "USD"] as const;

/** How many photos a lot may have. */
export const MAX_PHOTOS = 8;
/** Characters of what a photo shows. */
export const MAX_PHOTO_DESCRIPTION = 160;
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
/** The media types of a photo that is sent. */
export const photoTypes = ["image/jpeg", "image/png", "image/webp"] as const;

/** A photo is stored in these sizes: the side of the square that each fits into. */
export const photoSides = { small: 480, large: 1280 } as const;
export const photoSizes = ["small", "large"] as const;
export type PhotoSize = (typeof photoSizes)[number];

/** The version of a layout without slots, whose answer has no slot that could name it. */
export const EMPTY_LAYOUT = "empty";
/** Names the layout that these are all slots of. */
export const versionOf = (slots: readonly { layout_version: string }[]): string =>
  slots[0]?.layout_version ?? EMPTY_LAYOUT;
