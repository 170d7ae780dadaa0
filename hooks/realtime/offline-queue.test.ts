import { describe, expect, it } from "vitest";
import { withAct, withoutAct, type WaitingAct } from "./offline-queue";

const read = (...ids: string[]): WaitingAct => ({ kind: "read", ids });
const archive = (...ids: string[]): WaitingAct => ({ kind: "archive", ids });

describe("the offline queue", () => {
  it("keeps the order of acts and names nothing twice", () => {
    expect(withAct([read("a")], archive("a"))).toEqual([read("a"), archive("a")]);
    expect(withAct([read("a")], read("a", "b"))).toEqual([read("a"), read("b")]);
    expect(withAct([read("a")], read("a"))).toEqual([read("a")]);
  });
  it("takes an act back before it was sent, as a whole or not at all", () => {
    expect(withoutAct([read("a", "b"), archive("a")], archive("a"))).toEqual([read("a", "b")]);
    expect(withoutAct([read("a", "b")], read("a"))).toEqual([read("b")]);
    expect(withoutAct([read("a")], archive("a"))).toBeNull();
    expect(withoutAct([read("a")], read("a", "b"))).toBeNull();
  });
});
