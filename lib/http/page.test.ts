import { describe, expect, it } from "vitest";
import { inRequest } from "@/lib/core/request";
import { refusalOf } from "@/lib/testing/refusal";
import { listPage, type PageRequest } from "./page";

const CALLED =
  "http://parkmate.example/api/v1/drf/notifications/notifications/?type=booking&page=2";
const all = Array.from({ length: 45 }, (_, index) => index);
const read = (query: PageRequest, rows = all) =>
  inRequest({ id: "", ip: "", url: CALLED }, () =>
    listPage(query, (limit, offset) =>
      Promise.resolve({ count: rows.length, rows: rows.slice(offset, offset + limit) }),
    ),
  );

describe("a page of a list", () => {
  it("has twenty rows when nothing else is asked for", async () =>
    expect((await read({})).results).toEqual(all.slice(0, 20)));

  it.each([
    [1, 10, 0, 10],
    [2, 20, 20, 40],
    [3, 20, 40, 45],
  ])("page %i of %i holds rows %i to %i", async (page, page_size, from, to) =>
    expect(await read({ page, page_size })).toMatchObject({
      count: 45,
      results: all.slice(from, to),
    }),
  );

  it("C1: names its neighbours under the address that was called", async () => {
    const at = (page: number) => CALLED.replace("page=2", `page=${page}`);
    expect(await read({ page: 1 })).toMatchObject({ previous: null, next: at(2) });
    expect(await read({ page: 2 })).toMatchObject({ previous: at(1), next: at(3) });
    expect(await read({ page: 3 })).toMatchObject({ previous: at(2), next: null });
  });

  it("is one, and empty, when there is nothing", async () =>
    expect(await read({ page: 1 }, [])).toEqual({
      count: 0,
      next: null,
      previous: null,
      results: [],
    }));

  it.each([
    [4, all],
    [2, []],
  ])("page %i past the end → 404", async (page, rows) =>
    expect(await refusalOf(read({ page }, rows))).toMatchObject({
      status: 404,
      code: "invalid_page",
      detail: "Invalid page.",
    }),
  );
});
