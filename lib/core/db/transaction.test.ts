import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bus, type Hints } from "../bus";
import { SQLSTATE } from "../pg-error";
import { users } from "@/lib/domain/user/table";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { alongside, db, hint, onTransaction, perTransaction, readWithin, transaction } from ".";
import type { TransactionHook } from "./transaction";

useTestDatabase();

const rename = (id: string, first_name: string) =>
  db().update(users).set({ first_name }).where(eq(users.id, id));
const nameOf = async (id: string) =>
  (await db().select().from(users).where(eq(users.id, id)))[0]!.first_name;
/** A transaction whose work has nothing to wait for. */
const inTransaction = <T>(act: () => T) => transaction(() => Promise.resolve(act()));
const failure = (code: string) => Object.assign(new Error(code), { code });

describe("a transaction", () => {
  it("commits what its work wrote, and returns its value", async () => {
    const { id } = await person("driver");
    expect(await transaction(async () => (await rename(id, "Bea"), "done"))).toBe("done");
    expect(await nameOf(id)).toBe("Bea");
  });

  it("writes nothing when its work fails", async () => {
    const { id } = await person("driver");
    const work = transaction(async () => {
      await rename(id, "Bea");
      throw new Error("refused");
    });
    await expect(work).rejects.toThrow("refused");
    expect(await nameOf(id)).toBe("Ana");
  });

  it("joins the running one: both are undone together", async () => {
    const { id } = await person("driver");
    const outer = transaction(async () => {
      await transaction(() => rename(id, "Bea"));
      throw new Error("refused");
    });
    await expect(outer).rejects.toThrow("refused");
    expect(await nameOf(id)).toBe("Ana");
  });

  it("lets `finish` read what the work wrote, before the commit", async () => {
    const { id } = await person("driver");
    const read = await transaction(
      () => rename(id, "Bea"),
      () => nameOf(id),
    );
    expect(read).toBe("Bea");
  });

  it.each([SQLSTATE.serializationFailure, SQLSTATE.deadlockDetected])(
    "is tried again after %s",
    async (code) => {
      const work = vi.fn().mockRejectedValueOnce(failure(code)).mockResolvedValueOnce("done");
      expect(await transaction(work)).toBe("done");
      expect(work).toHaveBeenCalledTimes(2);
    },
  );

  it("gives up after four tries", async () => {
    const work = vi.fn().mockRejectedValue(failure(SQLSTATE.deadlockDetected));
    await expect(transaction(work)).rejects.toThrow(SQLSTATE.deadlockDetected);
    expect(work).toHaveBeenCalledTimes(4);
  });

  it("is not tried again after another error", async () => {
    const work = vi.fn().mockRejectedValue(failure(SQLSTATE.uniqueViolation));
    await expect(transaction(work)).rejects.toThrow(SQLSTATE.uniqueViolation);
    expect(work).toHaveBeenCalledTimes(1);
  });
});

describe("hints", () => {
  let published: Hints[] = [];
  let unsubscribe = () => {};
  beforeEach(() => {
    published = [];
    unsubscribe = bus.subscribe((hints) => void published.push(hints));
  });
  afterEach(() => unsubscribe());

  it("are published once, after the commit", async () => {
    await transaction(async () => {
      hint("lots", "lot-1");
      await inTransaction(() => hint("lots", "lot-2"));
      hint("lots", "lot-1");
      expect(published).toEqual([]);
    });
    expect(published.map((hints) => [...hints.lots])).toEqual([["lot-1", "lot-2"]]);
  });

  it("are dropped with the work that failed, and with a try that is repeated", async () => {
    let tries = 0;
    await inTransaction(() => {
      tries += 1;
      hint("bookings", `try-${tries}`);
      if (tries === 1) throw failure(SQLSTATE.deadlockDetected);
    });
    expect(published.map((hints) => [...hints.bookings])).toEqual([["try-2"]]);
  });

  it("are published immediately outside of a transaction", () => {
    hint("clock", "moved");
    expect(published.map((hints) => [...hints.clock])).toEqual([["moved"]]);
  });

  it("reach listeners outside of the transaction", async () => {
    const inside: boolean[] = [];
    const stop = bus.subscribe(() => {
      try {
        perTransaction("listener", () => 1);
        inside.push(true);
      } catch {
        inside.push(false);
      }
    });
    await inTransaction(() => hint("users", "one"));
    stop();
    expect(inside).toEqual([false]);
  });
});

describe("a hook", () => {
  const hook = {
    begin: vi.fn<NonNullable<TransactionHook["begin"]>>(),
    beforeCommit: vi.fn<NonNullable<TransactionHook["beforeCommit"]>>(),
    onAnswer: vi.fn<NonNullable<TransactionHook["onAnswer"]>>(),
  };
  beforeEach(() => {
    for (const step of Object.values(hook)) step.mockReset();
    onTransaction("test", hook);
  });
  afterEach(() => onTransaction("test", {}));

  it("runs before the work, after it, and with its answer", async () => {
    const steps: string[] = [];
    const note = (step: string) => {
      steps.push(step);
      return Promise.resolve();
    };
    hook.begin.mockImplementation(() => note("begin"));
    hook.beforeCommit.mockImplementation(() => note("before commit"));
    hook.onAnswer.mockImplementation((_tx, answer) => note(`answered ${String(answer)}`));
    await transaction(
      () => Promise.resolve(steps.push("work")),
      () => Promise.resolve("42"),
    );
    expect(steps).toEqual(["begin", "work", "before commit", "answered 42"]);
  });

  it("gets no answer that is part of a refusal", async () => {
    await transaction(
      () => Promise.resolve(1),
      () => Promise.resolve(2),
      { isRefusal: true },
    );
    expect(hook.onAnswer).not.toHaveBeenCalled();
  });

  it("runs once for transactions inside each other", async () => {
    await transaction(() => inTransaction(() => 1));
    expect(hook.begin).toHaveBeenCalledTimes(1);
    expect(hook.beforeCommit).toHaveBeenCalledTimes(1);
  });

  it("undoes the work when it fails", async () => {
    const { id } = await person("driver");
    hook.beforeCommit.mockRejectedValue(new Error("no delivery"));
    await expect(transaction(() => rename(id, "Bea"))).rejects.toThrow("no delivery");
    expect(await nameOf(id)).toBe("Ana");
  });
});

describe("a statement alongside the others of a transaction", () => {
  it("is committed with them", async () => {
    const { id } = await person("driver");
    await inTransaction(() => alongside(rename(id, "Bea").execute()));
    expect(await nameOf(id)).toBe("Bea");
  });

  it("runs before those that are sent after it", async () => {
    const { id } = await person("driver");
    const name = transaction(() => {
      alongside(rename(id, "Bea").execute());
      return nameOf(id);
    });
    expect(await name).toBe("Bea");
  });

  it("undoes the transaction when it fails, also one that has nothing left to do", async () => {
    const { id } = await person("driver");
    const failing = transaction(async () => {
      await rename(id, "Bea");
      alongside(Promise.reject(new Error("refused")));
    });
    await expect(failing).rejects.toThrow("refused");
    expect(await nameOf(id)).toBe("Ana");
  });

  it("is the cause when later statements fail because of it", async () => {
    const { id } = await person("driver");
    const failing = transaction(async () => {
      alongside(
        db()
          .execute(sql`select 1 / 0`)
          .execute(),
      );
      await rename(id, "Bea");
    });
    await expect(failing).rejects.toMatchObject({ cause: { code: "22012" } });
    expect(await nameOf(id)).toBe("Ana");
  });

  it("throws outside of a transaction", () =>
    expect(() => alongside(Promise.resolve())).toThrow("Only inside a transaction."));
});

describe("a value of a transaction", () => {
  const valueOf = () => perTransaction("key", () => ({}));

  it("is made once and is gone afterwards", async () => {
    const [first, same] = await inTransaction(() => [valueOf(), valueOf()]);
    expect(same).toBe(first);
    expect(await inTransaction(valueOf)).not.toBe(first);
  });

  it("throws outside of a transaction", () =>
    expect(valueOf).toThrow("Only inside a transaction."));
});

describe("a limited read", () => {
  it("sees what the running transaction wrote", async () => {
    const { id } = await person("driver");
    await transaction(async () => {
      await rename(id, "Bea");
      expect(await readWithin(1000, () => nameOf(id))).toBe("Bea");
    });
  });

  it("cannot write", async () => {
    const { id } = await person("driver");
    await expect(readWithin(1000, () => rename(id, "Bea"))).rejects.toThrow();
    expect(await nameOf(id)).toBe("Ana");
  });
});
