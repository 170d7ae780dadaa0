import { describe, expect, it } from "vitest";
import { withEnv } from "@/lib/testing/environment";
import { withVapid } from "@/lib/testing/push-service";
import { parseEnv, vapidFaults, type Env } from "./env";
import { isCurvePoint } from "./p256";
import { adoptSharedSecret } from "./secret";
import { hasVapidKeys, vapidKeys } from "./vapid";

describe("S25: the keys of pushes", () => {
  it("come from the environment", () =>
    withEnv(withVapid, () =>
      expect(Promise.resolve(vapidKeys())).resolves.toEqual({
        publicKey: withVapid.VAPID_PUBLIC_KEY,
        privateKey: withVapid.VAPID_PRIVATE_KEY,
        subject: withVapid.VAPID_SUBJECT,
      }),
    ));

  it("are made where nothing is set up, and last as long as the secret", async () => {
    adoptSharedSecret("the secret of the unit tests, 32 bytes");
    const made = () => withEnv({ APP_ENV: "demo" }, () => Promise.resolve(vapidKeys()!));
    const first = await made();
    expect(isCurvePoint(first.publicKey)).toBe(true);
    expect(await made()).toEqual(first);
    expect(vapidFaults({ ...envWith(first) } as Env)).toEqual([]);
  });

  it.each(["production", "test"] as const)("are never made in %s", (APP_ENV) =>
    withEnv({ APP_ENV }, () => {
      expect(vapidKeys()).toBeNull();
      expect(hasVapidKeys()).toBe(false);
      return Promise.resolve();
    }),
  );

  it("have to belong together, and no fault shows one", () => {
    const other = envWith({
      publicKey: withVapid.VAPID_PUBLIC_KEY,
      privateKey: Buffer.alloc(32, 7).toString("base64url"),
    });
    const faults = vapidFaults(parseEnv(other));
    expect(faults).toEqual(["VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY"]);
    const zero = { ...other, VAPID_PRIVATE_KEY: Buffer.alloc(32).toString("base64url") };
    expect(vapidFaults(parseEnv(zero))).toEqual(["VAPID_PRIVATE_KEY is no key of the curve P-256"]);
  });
});

const envWith = ({ publicKey, privateKey }: { publicKey: string; privateKey: string }) => ({
  ...withVapid,
  VAPID_PUBLIC_KEY: publicKey,
  VAPID_PRIVATE_KEY: privateKey,
});
