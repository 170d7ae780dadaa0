import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { ApiError } from "@/lib/http/client";
import { QueryState } from "./query-state";

const refetch = vi.fn();
const unavailable = new ApiError({
  title: "Unavailable",
  status: 503,
  code: "unavailable",
  detail: "The server is busy.",
  request_id: "req-1",
});

interface Row {
  code: string;
}
const slots = (rows: readonly Row[]) => rows.map((row) => row.code).join(" ");

const list = (data: Row[] | undefined, error: unknown = null) =>
  renderToStaticMarkup(
    <QueryState query={{ data, error, refetch }} skeleton="…" empty="none">
      {slots}
    </QueryState>,
  );

it.each([
  ["waits with the skeleton and says so", list(undefined), /role="status".*Loading.*…/],
  ["shows the content", list([{ code: "A1" }, { code: "A2" }]), /^A1 A2$/],
  ["shows the empty state of an empty list", list([]), /^none$/],
  ["keeps its content when a later refetch fails", list([{ code: "A1" }], unavailable), /^A1$/],
  ["offers another try after an error", list(undefined, unavailable), /busy.*Try again.*req-1/],
])("a list %s", (_, html, expected) => {
  expect(html).toMatch(expected);
});

it("reads the rows of a page and of a paged query", () => {
  const page = renderToStaticMarkup(
    <QueryState
      query={{ data: { results: [] as Row[] }, error: null, refetch }}
      skeleton="…"
      empty="none"
    >
      {({ results }) => slots(results)}
    </QueryState>,
  );
  expect(page).toBe("none");
  const paged = renderToStaticMarkup(
    <QueryState
      query={{ data: { pages: [] }, rows: [{ code: "B1" }], error: null, refetch }}
      skeleton="…"
      empty="none"
    >
      {slots}
    </QueryState>,
  );
  expect(paged).toBe("B1");
});

it("never calls a single thing empty, unless `isEmpty` says so", () => {
  const single = { data: { code: "A1" }, error: null, refetch };
  const shown = renderToStaticMarkup(
    <QueryState query={single} skeleton="…" empty="none">
      {(slot) => slot.code}
    </QueryState>,
  );
  expect(shown).toBe("A1");
  const overridden = renderToStaticMarkup(
    <QueryState
      query={single}
      skeleton="…"
      empty="none"
      isEmpty={(slot) => slot.code.startsWith("A")}
    >
      {(slot) => slot.code}
    </QueryState>,
  );
  expect(overridden).toBe("none");
});
