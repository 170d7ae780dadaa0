/** Cookies in which a browser tells its time zone; they identify nobody. */
export const ZONE_COOKIE = "device_zone";
export const KEPT_ZONE_COOKIE = "kept_zone";
