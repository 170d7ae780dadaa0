import { createECDH } from "node:crypto";

const CURVE = "prime256v1";

/** Both keys in base64url. Throws for what is no private key of the curve. */
export function publicKeyOf(privateKey: string): string {
  const pair = createECDH(CURVE);
  pair.setPrivateKey(privateKey, "base64url");
  return pair.getPublicKey("base64url");
}

export function isCurvePoint(publicKey: string): boolean {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  try {
    pair.computeSecret(publicKey, "base64url");
    return true;
  } catch {
    return false;
  }
}
