import { expect, it } from "vitest";
import { auditRows } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { person, signedIn } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { findUser, findWsToken, isLiveSession } from "../read";
import { deactivateAccount } from "./deactivate-account";
import { issueWsToken } from "./issue-ws-token";

useTestDatabase();

it("S12: ends the sessions and socket tokens of the account, and closes its sockets", async () => {
  const [admin, ana] = [await person("admin"), await signedIn(await person("driver"))];
  const { ws_token } = await issueWsToken(ana);
  const hints = await hintsOf(() => deactivateAccount(admin, ana.id, "Unpaid fines"));
  expect(await isLiveSession(ana.session_id)).toBe(false);
  expect(await findWsToken(ws_token)).toBeUndefined();
  expect([...hints.revoked]).toEqual([ana.id]);
  expect(await auditRows()).toMatchObject([{ detail: { reason: "Unpaid fines" } }]);
});

it("is refused for the admin's own account", async () => {
  const admin = await person("admin");
  expect(await refusalOf(deactivateAccount(admin, admin.id))).toMatchObject({
    status: 409,
    code: "own_account",
  });
  expect((await findUser(admin.id))!.status).toBe("active");
});
