import { describe, expect, it } from "vitest";
import { proposeMoves, type SlotKind } from "./relocation";

const slot = (id: string, position: number, kind: Partial<SlotKind> = {}): SlotKind => ({
  id,
  level: "1",
  row: 1,
  position,
  vehicle_type: "car",
  ev: false,
  accessible: false,
  ...kind,
});
const hour = (from: number, to: number) => ({
  start: new Date(Date.UTC(2026, 10, 27, from)),
  end: new Date(Date.UTC(2026, 10, 27, to)),
});
const closing = slot("closing", 5);
const stay = (from: number, to: number) => ({
  slotId: closing.id,
  slot: closing,
  ...hour(from, to),
});

describe("proposeMoves", () => {
  it("takes the nearest free slot, and no other for a stay that follows it", () => {
    const candidates = [slot("far", 9), slot("near", 4)];
    expect(proposeMoves([stay(8, 10), stay(10, 12)], candidates, [])).toEqual(
      new Map([
        [0, "near"],
        [1, "near"],
      ]),
    );
  });

  it("gives two stays at one time two slots, and the third none", () => {
    const candidates = [slot("far", 9), slot("near", 4)];
    const stays = [stay(8, 10), stay(9, 11), stay(9, 10)];
    expect(proposeMoves(stays, candidates, [])).toEqual(
      new Map([
        [0, "near"],
        [1, "far"],
      ]),
    );
  });

  it("leaves a slot that is taken at that time", () => {
    const taken = [{ slotId: "near", ...hour(9, 12) }];
    expect(proposeMoves([stay(8, 10)], [slot("near", 4)], taken)).toEqual(new Map());
    expect(proposeMoves([stay(7, 9)], [slot("near", 4)], taken).get(0)).toBe("near");
  });

  it.each([
    ["a motorcycle's", { vehicle_type: "motorcycle" }],
    ["a charger's", { ev: true }],
    ["an accessible", { accessible: true }],
  ])("never takes %s slot for a car's", (_, kind) => {
    expect(proposeMoves([stay(8, 10)], [slot("other", 4, kind)], [])).toEqual(new Map());
  });

  it("prefers the row, then the level", () => {
    const candidates = [
      slot("level", 5, { level: "2" }),
      slot("row", 5, { row: 2 }),
      slot("end", 40),
    ];
    expect(proposeMoves([stay(8, 10)], candidates, []).get(0)).toBe("end");
    expect(proposeMoves([stay(8, 10)], candidates.slice(0, 2), []).get(0)).toBe("row");
  });
});
