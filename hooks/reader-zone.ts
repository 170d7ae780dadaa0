/** A guest's zone until the browser's is known. */
export const DEFAULT_ZONE = "Asia/Manila";
