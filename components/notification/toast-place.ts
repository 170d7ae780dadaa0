export interface Rect {
  top: number;
  left: number;
  right: number;
  bottom: number;
}
export interface Obstacle {
  rect: Rect;
  /** How bad it is to cover it. */
  weight: number;
}
export interface Screen {
  width: number;
  height: number;
  /** Where the side column ends; 0 without one. */
  sideEnd: number;
  /** Where the bars at the bottom begin. */
  bottomBar: number;
  /** Where the panel of notifications begins while it is open. */
  panelStart: number | null;
}
export interface ToastPlace {
  top?: number;
  bottom?: number;
  left?: number;
  right?: number;
}

const GAP = 12;
const EDGE = 24;
/** Below the header with the bell. */
const BELOW_HEADER = { narrow: 76, wide: 84 };
const WIDE = 1024;
const TOAST_WIDTH = 380;

/** The place where toasts of this height cover the least of what a person needs to see now. */
export function chooseToastPlace(
  screen: Screen,
  height: number,
  obstacles: readonly Obstacle[],
): ToastPlace {
  const costs = candidatesOf(screen).map((place) => ({
    place,
    cost: costOf(rectOf(place, screen, height), obstacles),
  }));
  // The first of equal ones.
  return costs.reduce((best, other) => (other.cost < best.cost ? other : best)).place;
}

function candidatesOf({ width, height, sideEnd, bottomBar, panelStart }: Screen): ToastPlace[] {
  if (width < WIDE) {
    const sides = { left: GAP, right: GAP };
    return [
      { ...sides, bottom: height - bottomBar + GAP },
      { ...sides, top: BELOW_HEADER.narrow },
      { ...sides, top: Math.round(height / 3) },
    ];
  }
  const top = BELOW_HEADER.wide;
  const besidePanel = panelStart === null ? [] : [{ top, right: width - panelStart + GAP }];
  return [
    ...besidePanel,
    { top, right: EDGE },
    { bottom: EDGE, right: EDGE },
    { bottom: EDGE, left: sideEnd + EDGE },
    { top: EDGE, left: sideEnd + EDGE },
  ];
}

/** The rectangle that toasts of a height take at a place. */
export function rectOf(place: ToastPlace, screen: Screen, height: number): Rect {
  const left = place.left ?? screen.width - place.right! - TOAST_WIDTH;
  const right = place.right === undefined ? left + TOAST_WIDTH : screen.width - place.right;
  const top = place.top ?? screen.height - place.bottom! - height;
  return { left, right, top, bottom: top + height };
}

const costOf = (rect: Rect, obstacles: readonly Obstacle[]): number =>
  obstacles.reduce((sum, { rect: other, weight }) => sum + weight * shareOf(other, rect), 0);

/** 0 when nothing of `other` is covered; from 1 on, growing with what is. */
function shareOf(other: Rect, rect: Rect): number {
  const across = Math.min(other.right, rect.right) - Math.max(other.left, rect.left);
  const down = Math.min(other.bottom, rect.bottom) - Math.max(other.top, rect.top);
  if (across <= 0 || down <= 0) return 0;
  return 1 + (across * down) / ((other.right - other.left) * (other.bottom - other.top));
}
