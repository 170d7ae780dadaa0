const browsers = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const systems = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
] as const;
const MAX_LENGTH = 40;

const firstOf = (list: typeof browsers | typeof systems, text: string) =>
  list.find(([pattern]) => pattern.test(text))?.[1];

/** "Chrome on Android", from what the device says of itself; an app's own name otherwise. */
export function deviceName(device: string): string {
  const browser = firstOf(browsers, device);
  const system = firstOf(systems, device);
  if (browser) return system ? `${browser} on ${system}` : browser;
  return device.split(/[ /]/)[0]!.slice(0, MAX_LENGTH) || "Unknown device";
}

export const isPhone = (device: string): boolean => /iPhone|Android|Mobile/.test(device);
