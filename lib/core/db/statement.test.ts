import { eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { sessions, users } from "@/lib/domain/user/table";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { db, insertRow, sqlStatement, statement, transaction } from ".";

useTestDatabase();

const nameOf = statement(({ id }: { id: string }) =>
  db().select({ name: users.first_name }).from(users).where(eq(users.id, id)),
);
const rename = statement(({ id, name }: { id: string; name: string }) =>
  db().update(users).set({ first_name: name }).where(eq(users.id, id)),
);

describe("a statement that is built once", () => {
  it("builds its text at the first call only", async () => {
    const build = vi.fn(({ id }: { id: string }) =>
      db().select({ id: users.id }).from(users).where(eq(users.id, id)),
    );
    const find = statement(build);
    const [ana, ben] = [await person("driver"), await person("driver")];
    expect(await find({ id: ana.id })).toEqual([{ id: ana.id }]);
    expect(await find({ id: ben.id })).toEqual([{ id: ben.id }]);
    expect(build).toHaveBeenCalledTimes(1);
  });

  it("runs in the running transaction, and is undone with it", async () => {
    const { id } = await person("driver");
    await expect(
      transaction(async () => {
        await rename({ id, name: "Bea" });
        expect(await nameOf({ id })).toEqual([{ name: "Bea" }]);
        throw new Error("refused");
      }),
    ).rejects.toThrow("refused");
    expect(await nameOf({ id })).toEqual([{ name: "Ana" }]);
  });

  it("runs on its own after a transaction", async () => {
    const { id } = await person("driver");
    await transaction(() => rename({ id, name: "Bea" }));
    await rename({ id, name: "Cleo" });
    expect(await nameOf({ id })).toEqual([{ name: "Cleo" }]);
  });

  it("converts values as their columns do", async () => {
    const { id } = await person("driver");
    const at = new Date("2026-03-01T10:00:00.123Z");
    const setTime = statement((values: { id: string; at: Date }) =>
      db()
        .update(users)
        .set({ created_at: values.at })
        .where(eq(users.id, values.id))
        .returning({ at: users.created_at }),
    );
    expect(await setTime({ id, at })).toEqual([{ at }]);
  });

  it("takes SQL as well", async () => {
    const { id } = await person("driver");
    const find = sqlStatement<{ name: string }>()(
      (values: { id: string }) =>
        sql`select ${users.first_name} as name from ${users} where ${eq(users.id, values.id)}`,
    );
    expect(await find({ id })).toEqual([{ name: "Ana" }]);
    expect(await transaction(() => find({ id }))).toEqual([{ name: "Ana" }]);
  });

  it("stores null in columns that convert their values", async () => {
    const { id } = await person("driver");
    const session = await insertRow(sessions, { user_id: id, expires_at: new Date() });
    const revoke = statement((values: { id: string; at: Date | null }) =>
      db()
        .update(sessions)
        .set({ revoked_at: values.at })
        .where(eq(sessions.id, values.id))
        .returning({ at: sessions.revoked_at }),
    );
    expect(await revoke({ id: session.id, at: new Date(0) })).toEqual([{ at: new Date(0) }]);
    expect(await revoke({ id: session.id, at: null })).toEqual([{ at: null }]);
  });

  it("names the missing value when one is left out", async () => {
    await expect(nameOf({} as { id: string })).rejects.toThrow("id");
  });
});
