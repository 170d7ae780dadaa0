/** "until 15:30" is "Until 15:30". */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
