import { expect, it } from "vitest";
import { afterTyping, following } from "./day-text";

it("a day is typed key by key", () => {
  let kept = { text: "", day: "" };
  const days = [];
  for (const text of ["0002-11-22", "0020-11-22", "0202-11-22", "2026-11-22"]) {
    kept = following(afterTyping(kept, text), afterTyping(kept, text).day);
    expect(kept.text).toBe(text);
    days.push(kept.day);
  }
  expect(days).toEqual(["", "", "", "2026-11-22"]);
});

it("a day that a link clears leaves the field, also half typed", () => {
  const typed = afterTyping({ text: "2026-11-22", day: "2026-11-22" }, "0002-11-22");
  expect(typed).toEqual({ text: "0002-11-22", day: "2026-11-22" });
  expect(following(typed, "")).toEqual({ text: "", day: "" });
});
