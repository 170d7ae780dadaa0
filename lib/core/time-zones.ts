/** Cookies in which a browser tells its time zone; they identify nobody. */
export const ZONE_COOKIE = "device_zone";
export const KEPT_ZONE_COOKIE = "kept_zone";

/** Zones that Intl still calls by an old name, and their names in the IANA database. */
const renamed: Record<string, string> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The present name of a zone that `Intl` names. */
export const currentName = (name: string): string => renamed[name] ?? name;

/** The canonical name of a zone, given by any of its names in any case; null when there is none. */
export function canonicalZone(name: string): string | null {
  if (/^[+-]/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return currentName(timeZone);
  } catch {
    return null;
  }
}

/** All zones that can be chosen, by their canonical names. */
export const allZones = (): string[] =>
  [...new Set(Intl.supportedValuesOf("timeZone").map(currentName))].sort();

/** "New York" of "America/New_York" */
export const cityOf = (timeZone: string): string =>
  timeZone.split("/").at(-1)!.replaceAll("_", " ");
