/** Currencies with two decimals, as amounts are stored. */
export const currencies = ["PHP", "AUD", "CHF", "EUR", "GBP", "MYR", "SGD", "USD"] as const;
