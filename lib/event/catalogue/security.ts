import { z } from "zod";
import { id } from "@/lib/http/shapes";
import { DEVICES_PATH } from "../action";
import { event } from "../event";

const facts = z.object({
  /** Of this occurrence, so that each one tells. */
  occurrence_id: id,
  recipients: z.array(id),
  what: z.enum(["sign_in", "password_changed", "password_reset", "email_changed"]),
  /** The name of the device that signed in: "Chrome on Android". */
  device: z.string().nullable(),
});
export type SecurityFacts = z.infer<typeof facts>;

const words: Record<SecurityFacts["what"], { title: string; sentence: string }> = {
  sign_in: { title: "New sign-in", sentence: "New sign-in from" },
  password_changed: { title: "Password changed", sentence: "Your password was changed" },
  password_reset: { title: "Password reset", sentence: "Your password was reset by e-mail" },
  email_changed: { title: "E-mail address changed", sentence: "This is your new e-mail address" },
};
const sentenceOf = ({ what, device }: SecurityFacts): string =>
  [words[what].sentence, device].filter(Boolean).join(" ");

export const securityEvents = {
  security_login: event({
    payload: facts,
    category: "system",
    priority: "HIGH",
    level: "warning",
    icon: "shield-alert",
    group: () => "account",
    dedupe: (p) => `security:${p.occurrence_id}`,
    link: () => DEVICES_PATH,
    refresh: ["sessions", "profile"],
    about: (p) => ({ type: "user", id: p.recipients[0] ?? null, lot_id: null }),
    placeholders: (p) => ({ what: words[p.what].title, sentence: sentenceOf(p) }),
    data: ({ what, device }) => ({ what, ...(device && { device }) }),
    ownAct: "silent",
    lockedReason: "It tells you when somebody may be using your account.",
    isTransactional: true,
    sample: {
      occurrence_id: "01920000-0000-7000-8000-000000000008",
      recipients: ["01920000-0000-7000-8000-000000000004"],
      what: "sign_in",
      device: "Chrome on Android",
    },
    to: {
      recipient: {
        title: "{what}",
        toast: "{sentence}",
        detail: "If this was not you, reset your password. That signs out every device.",
        channels: { in_app: 0, email: 0 },
        actions: ["devices"],
      },
    },
  }),
} as const;
