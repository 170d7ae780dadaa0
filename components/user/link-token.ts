/** The token of the link that opened this page: its fragment, which browsers send to nobody. */
export const tokenOfLink = (): string => window.location.hash.slice(1);
