import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { hashPassword, verifyPassword } from "@/lib/core/password";
import { useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { hintsOf } from "@/lib/testing/hints";
import { person, signedIn } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { findUser, findWsToken, isLiveSession } from "../read";
import { changePassword } from "./change-password";
import { issueWsToken } from "./issue-ws-token";

useTestDatabase();

const OLD = "café by the sea";
const NEW = "a long enough one";
const someone = async () =>
  signedIn(await person("driver", { password_hash: await hashPassword(OLD) }));
const hasPassword = async (actor: Actor, password: string) =>
  verifyPassword((await findUser(actor.id))!.password_hash, password);

describe("changePassword", () => {
  it("replaces the password", async () => {
    const ana = await someone();
    expect(await changePassword(ana, { old: OLD, new: NEW, new2: NEW })).toEqual({
      detail: "Password successfully updated.",
    });
    expect(await hasPassword(ana, NEW)).toBe(true);
    expect(await hasPassword(ana, OLD)).toBe(false);
  });

  it("S17: accepts the old password in another Unicode form", async () => {
    const ana = await someone();
    await changePassword(ana, { old: OLD.normalize("NFD"), new: NEW, new2: NEW });
    expect(await hasPassword(ana, NEW)).toBe(true);
  });

  it.each([
    { name: "a wrong old password", input: { old: "guess", new: NEW, new2: NEW }, field: "old" },
    { name: "two new passwords", input: { old: OLD, new: NEW, new2: `${NEW}!` }, field: "new2" },
    {
      name: "a common password",
      input: { old: OLD, new: "Password1", new2: "Password1" },
      field: "new",
    },
    {
      name: "the old password in another Unicode form",
      input: { old: OLD, new: OLD.normalize("NFD"), new2: OLD.normalize("NFD") },
      field: "new",
    },
  ])("refuses $name and changes nothing", async ({ input, field }) => {
    const ana = await someone();
    const other = await signedIn(ana);
    expect(await refusalOf(changePassword(ana, input))).toMatchObject({
      status: 400,
      errors: { [field]: [expect.any(String)] },
    });
    expect(await hasPassword(ana, OLD)).toBe(true);
    expect(await isLiveSession(other.session_id)).toBe(true);
  });

  it("S0.35: tells the person, whose own page has said it", async () => {
    const ana = await someone();
    await changePassword(ana, { old: OLD, new: NEW, new2: NEW });
    expect(await storedFor(ana)).toMatchObject([
      { title: "Password changed", silent: "own_act", read_at: expect.any(Date) },
    ]);
  });

  it("S12: revokes the person's other sessions, not this one and not those of others", async () => {
    const [ana, ben] = [await someone(), await someone()];
    const other = await signedIn(ana);
    await changePassword(ana, { old: OLD, new: NEW, new2: NEW });
    expect(await isLiveSession(ana.session_id)).toBe(true);
    expect(await isLiveSession(other.session_id)).toBe(false);
    expect(await isLiveSession(ben.session_id)).toBe(true);
  });

  it("S12: revokes all socket tokens of the person and disconnects their sockets", async () => {
    const [ana, ben] = [await someone(), await someone()];
    const [mine, theirs] = [await issueWsToken(ana), await issueWsToken(ben)];
    const hints = await hintsOf(() => changePassword(ana, { old: OLD, new: NEW, new2: NEW }));
    expect(await findWsToken(mine.ws_token)).toBeUndefined();
    expect(await findWsToken(theirs.ws_token)).toBeDefined();
    expect([...hints.revoked]).toEqual([ana.id]);
  });
});
