import { expect, it } from "vitest";
import { ChangeCount } from "./change-count";

const countOf = (statement: string) => {
  const changes = new ChangeCount();
  changes.logQuery(statement);
  return changes.count;
};

it.each(['select "id" from "users"', "\n  SELECT 1", '((select 1) union all (select "id"))'])(
  "does not count %j",
  (statement) => expect(countOf(statement)).toBe(0),
);

it.each([
  'insert into "users" default values',
  'update "users" set "name" = $1',
  'delete from "users"',
  "with gone as (delete from users returning id) select count(*) from gone",
  "selection",
])("counts %j", (statement) => expect(countOf(statement)).toBe(1));
