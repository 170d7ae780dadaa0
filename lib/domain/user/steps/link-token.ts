import { parse, stringify } from "uuid";
import { readSignedCode, signedCode } from "@/lib/core/signed-code";
import type { AccountMailKind } from "../values";

const ID_BYTES = 16;
const purposeOf = (kind: AccountMailKind): string => `account mail ${kind}`;

/** The token of the link in an account mail: the mail's id, signed for its kind. */
export const linkToken = ({ kind, id }: { kind: AccountMailKind; id: string }): string =>
  signedCode(purposeOf(kind), parse(id));

/** The mail that a token is from, as far as its signature tells; null for one not made here. */
export function readLinkToken(
  token: string,
  kinds: readonly AccountMailKind[],
): { kind: AccountMailKind; id: string } | null {
  for (const kind of kinds) {
    const bytes = readSignedCode(purposeOf(kind), token, ID_BYTES);
    if (bytes) return { kind, id: stringify(bytes) };
  }
  return null;
}
