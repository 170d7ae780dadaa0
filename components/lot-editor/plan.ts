import type { Slot } from "@/lib/domain/lot/schema";

export type SlotKind = "car" | "ev" | "accessible" | "motorcycle";
export const slotKinds: readonly SlotKind[] = ["car", "ev", "accessible", "motorcycle"];

/** A slot as it is drawn; `key` stays the same while its id may not exist yet. */
export interface PlanSlot {
  key: string;
  code: string;
  vehicle_type: Slot["vehicle_type"];
  ev: boolean;
  covered: boolean;
  accessible: boolean;
  hourly_rate: string;
}
export interface PlanRow {
  key: string;
  level: string;
  slots: PlanSlot[];
}
export type Plan = readonly PlanRow[];
export interface Numbering {
  prefix: string;
  first: number;
  /** Whether the numbers run to the left. */
  backwards: boolean;
}

const MAX_ROW = 100;
const MAX_ROWS = 50;
const NEW_ROW_SLOTS = 6;
const codePattern = /^[A-Z0-9-]{1,8}$/;

let made = 0;
const newKey = () => `new-${(made += 1)}`;

/** The rows of a lot's slots, in the order of levels, rows and positions. */
export function planOf(slots: readonly Slot[]): Plan {
  const rows = new Map<string, PlanRow>();
  const sorted = [...slots].sort(
    (a, b) =>
      a.level.localeCompare(b.level, "en", { numeric: true }) ||
      a.row - b.row ||
      a.position - b.position,
  );
  for (const slot of sorted) {
    const key = `${slot.level}/${slot.row}`;
    const row = rows.get(key) ?? { key, level: slot.level, slots: [] };
    const { id, code, vehicle_type, ev, covered, accessible, hourly_rate } = slot;
    row.slots.push({ key: id, code, vehicle_type, ev, covered, accessible, hourly_rate });
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** What is sent: the place of each slot follows from its row and its place in it. */
export function layoutOf(plan: Plan, idOf: (key: string) => string | undefined, lotRate: string) {
  const rowsOf = new Map<string, number>();
  return plan.flatMap((row) => {
    const number = (rowsOf.get(row.level) ?? 0) + 1;
    rowsOf.set(row.level, number);
    return row.slots.map(({ key, ev, covered, accessible, hourly_rate, ...slot }, index) => {
      const id = idOf(key);
      return {
        ...slot,
        ...(id && { id }),
        level: row.level,
        row: number,
        position: index + 1,
        ...(ev && { ev }),
        ...(covered && { covered }),
        ...(accessible && { accessible }),
        ...(hourly_rate !== lotRate && { hourly_rate }),
      };
    });
  });
}

export const levelsOf = (plan: Plan): string[] => [...new Set(plan.map((row) => row.level))];

export function kindOf(slot: PlanSlot): SlotKind {
  if (slot.vehicle_type === "motorcycle") return "motorcycle";
  if (slot.ev) return "ev";
  return slot.accessible ? "accessible" : "car";
}

/** How many slots are of each kind. */
export function countsOf(slots: readonly PlanSlot[]): Record<SlotKind, number> {
  const counts = { car: 0, ev: 0, accessible: 0, motorcycle: 0 };
  for (const slot of slots) counts[kindOf(slot)] += 1;
  return counts;
}

const ofKind = (slot: PlanSlot, kind: SlotKind): PlanSlot => ({
  ...slot,
  vehicle_type:
    kind === "motorcycle" || slot.vehicle_type === "motorcycle"
      ? vehicleOf(kind)
      : slot.vehicle_type,
  ev: kind === "ev",
  accessible: kind === "accessible",
});
const vehicleOf = (kind: SlotKind) => (kind === "motorcycle" ? "motorcycle" : "car");

/** "A-" and 13 of "A-13"; a code without a number at its end is all prefix. */
function partsOf(code: string): { prefix: string; number: number | null } {
  const [, prefix = code, digits] = /^(.*?)(\d+)$/.exec(code) ?? [];
  return { prefix, number: digits === undefined ? null : Number(digits) };
}

/** How a row is numbered now. */
export function numberingOf({ slots }: PlanRow): Numbering {
  const first = partsOf(slots[0]?.code ?? "");
  const last = partsOf(slots.at(-1)?.code ?? "");
  const backwards = (first.number ?? 1) > (last.number ?? 1);
  const lowest = (backwards ? last.number : first.number) ?? 1;
  return { prefix: first.prefix, first: lowest, backwards };
}

const codesOf = ({ prefix, first, backwards }: Numbering, count: number): string[] => {
  const codes = Array.from({ length: count }, (_, index) => `${prefix}${first + index}`);
  return backwards ? codes.reverse() : codes;
};

/** "A-13 A-14 A-15 … A-24" */
export function shortList(codes: readonly string[]): string {
  if (codes.length <= 5) return codes.join(" ");
  return `${codes.slice(0, 3).join(" ")} … ${codes.at(-1)!}`;
}

/** Why the codes of a plan cannot be stored; null when they can. */
export function codeProblem(plan: Plan): string | null {
  const seen = new Set<string>();
  for (const { code } of plan.flatMap((row) => row.slots)) {
    if (!codePattern.test(code)) return `“${code}”: use 1–8 letters, digits and dashes.`;
    if (seen.has(code)) return `Two slots would be called ${code}.`;
    seen.add(code);
  }
  return null;
}

const changeRow = (plan: Plan, key: string, change: (row: PlanRow) => PlanRow): Plan =>
  plan.map((row) => (row.key === key ? change(row) : row));

/** The next free numbers after the highest of this prefix in the whole plan. */
function nextCodes(plan: Plan, prefix: string, count: number): string[] {
  const numbers = plan
    .flatMap((row) => row.slots)
    .map((slot) => partsOf(slot.code))
    .filter((parts) => parts.prefix === prefix)
    .map((parts) => parts.number ?? 0);
  const first = Math.max(0, ...numbers) + 1;
  return codesOf({ prefix, first, backwards: false }, count);
}

const plainSlot = (hourly_rate: string): Omit<PlanSlot, "key" | "code"> => ({
  vehicle_type: "car",
  ev: false,
  covered: false,
  accessible: false,
  hourly_rate,
});

/** Adds a row at the end of a level: like another one, or of six cars' slots. */
export function addRow(
  plan: Plan,
  level: string,
  { like, rate }: { like?: PlanRow | undefined; rate: string },
): Plan {
  if (plan.filter((row) => row.level === level).length >= MAX_ROWS) return plan;
  const slots = like?.slots ?? Array.from({ length: NEW_ROW_SLOTS }, () => plainSlot(rate));
  const prefix = like ? partsOf(like.slots[0]?.code ?? "A-1").prefix : firstPrefix(plan);
  const codes = nextCodes(plan, prefix, slots.length);
  const row = {
    key: newKey(),
    level,
    slots: slots.map((slot, index) => ({ ...slot, key: newKey(), code: codes[index]! })),
  };
  const after = plan.findLastIndex((one) => one.level === level);
  return after < 0 ? [...plan, row] : plan.toSpliced(after + 1, 0, row);
}
const firstPrefix = (plan: Plan) => partsOf(plan[0]?.slots[0]?.code ?? "A-1").prefix;

export const removeRow = (plan: Plan, key: string): Plan => plan.filter((row) => row.key !== key);

/** Changes how many slots a row has; new ones stand at its end and are like the last one. */
export function resizeRow(plan: Plan, key: string, count: number, rate: string): Plan {
  const wanted = Math.min(Math.max(count, 1), MAX_ROW);
  return changeRow(plan, key, (row) => {
    if (wanted <= row.slots.length) return { ...row, slots: row.slots.slice(0, wanted) };
    const last = row.slots.at(-1);
    const codes = nextCodes(plan, partsOf(last?.code ?? "A-1").prefix, wanted - row.slots.length);
    const added = codes.map((code) => ({ ...(last ?? plainSlot(rate)), key: newKey(), code }));
    return { ...row, slots: [...row.slots, ...added] };
  });
}

export const removeSlots = (plan: Plan, keys: ReadonlySet<string>): Plan =>
  plan
    .map((row) => ({ ...row, slots: row.slots.filter((slot) => !keys.has(slot.key)) }))
    .filter((row) => row.slots.length > 0);

/** Turns a row by half a circle: what was on its left is on its right. */
export const turnRow = (plan: Plan, key: string): Plan =>
  changeRow(plan, key, (row) => ({ ...row, slots: row.slots.toReversed() }));

/** Moves a row by some places within its level. */
export function moveRow(plan: Plan, key: string, by: number): Plan {
  const from = plan.findIndex((row) => row.key === key);
  const row = plan[from];
  const other = plan[from + by];
  if (!row || other?.level !== row.level) return plan;
  return plan.toSpliced(from, 1).toSpliced(from + by, 0, row);
}

export const numberRow = (plan: Plan, key: string, numbering: Numbering): Plan =>
  changeRow(plan, key, (row) => {
    const codes = codesOf(numbering, row.slots.length);
    return { ...row, slots: row.slots.map((slot, index) => ({ ...slot, code: codes[index]! })) };
  });

/** Numbers all rows anew, each with its prefix, so that the numbers of a prefix run on. */
export function renumber(plan: Plan): Plan {
  const next = new Map<string, number>();
  return plan.map((row) => {
    const { prefix, backwards } = numberingOf(row);
    const first = next.get(prefix) ?? 1;
    next.set(prefix, first + row.slots.length);
    const codes = codesOf({ prefix, first, backwards }, row.slots.length);
    return { ...row, slots: row.slots.map((slot, index) => ({ ...slot, code: codes[index]! })) };
  });
}

const changeSlots = (
  plan: Plan,
  keys: ReadonlySet<string>,
  change: (slot: PlanSlot) => PlanSlot,
): Plan =>
  plan.map((row) => ({
    ...row,
    slots: row.slots.map((slot) => (keys.has(slot.key) ? change(slot) : slot)),
  }));

export const setKind = (plan: Plan, keys: ReadonlySet<string>, kind: SlotKind): Plan =>
  changeSlots(plan, keys, (slot) => ofKind(slot, kind));
export const setRate = (plan: Plan, keys: ReadonlySet<string>, hourly_rate: string): Plan =>
  changeSlots(plan, keys, (slot) => ({ ...slot, hourly_rate }));
export const setCovered = (plan: Plan, keys: ReadonlySet<string>, covered: boolean): Plan =>
  changeSlots(plan, keys, (slot) => ({ ...slot, covered }));
export const setLevel = (plan: Plan, key: string, level: string): Plan => {
  const row = plan.find((one) => one.key === key);
  if (!row || row.level === level) return plan;
  const others = plan.filter((one) => one.key !== key);
  const after = others.findLastIndex((one) => one.level === level);
  const moved = { ...row, level };
  return after < 0 ? [...others, moved] : others.toSpliced(after + 1, 0, moved);
};
export const setCode = (plan: Plan, key: string, code: string): Plan =>
  changeSlots(plan, new Set([key]), (slot) => ({ ...slot, code }));
