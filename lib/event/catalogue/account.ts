import { z } from "zod";
import { id } from "@/lib/http/shapes";
import { event } from "../event";

const applicationFacts = z.object({
  owner_id: id,
  owner_name: z.string(),
  email: z.string(),
});
const decisionFacts = applicationFacts.extend({
  outcome: z.enum(["approved", "declined"]),
  reason: z.string().nullable(),
  by_name: z.string(),
});
type ApplicationFacts = z.infer<typeof applicationFacts>;
type DecisionFacts = z.infer<typeof decisionFacts>;

const sample: ApplicationFacts = {
  owner_id: "01920000-0000-7000-8000-000000000005",
  owner_name: "Ramon Uy",
  email: "ramon@example.com",
};
const applicationGroup = (p: ApplicationFacts) => `queue:owner:${p.owner_id}`;
const about = (p: ApplicationFacts) => ({ type: "user", id: p.owner_id, lot_id: null });

export const accountEvents = {
  owner_application: event({
    payload: applicationFacts,
    category: "system",
    priority: "MEDIUM",
    level: "info",
    icon: "user-round-plus",
    group: applicationGroup,
    dedupe: (p) => `owner:${p.owner_id}:applied`,
    link: () => "/admin?view=owner",
    refresh: ["queue", "owners"],
    about,
    placeholders: (p) => ({ owner: p.owner_name, email: p.email }),
    data: (p) => ({ user_id: p.owner_id, name: p.owner_name, email: p.email }),
    sample,
    to: {
      admin: {
        title: "New owner",
        toast: "{owner} wants to offer parking",
        detail: "{email}",
        channels: { in_app: 0 },
        asks: () => true,
        actions: ["approve", "decline"],
      },
    },
  }),
  owner_verification: event({
    payload: decisionFacts,
    category: "system",
    priority: "HIGH",
    level: (p) => (p.outcome === "approved" ? "success" : "warning"),
    icon: "badge-check",
    group: () => "account",
    dedupe: (p) => `owner:${p.owner_id}:decided`,
    link: () => "/owner",
    refresh: [],
    about,
    placeholders: (p) => ({ outcome: p.outcome, next_step: nextStepOf(p) }),
    data: (p) => ({ outcome: p.outcome, ...(p.reason && { reason: p.reason }) }),
    resolves: [
      {
        event: "owner_application",
        group: applicationGroup,
        outcome: (p) => p.outcome,
        by: (p) => p.by_name,
      },
    ],
    sample: { ...sample, outcome: "approved", reason: null, by_name: "Ada Cruz" },
    to: {
      owner: {
        title: "Owner account {outcome}",
        toast: "Your owner account was {outcome}",
        detail: "{next_step}",
        channels: { in_app: 0, email: 0 },
      },
    },
  }),
} as const;

function nextStepOf({ outcome, reason }: DecisionFacts): string {
  if (outcome === "approved") return "You can now offer your lots on Parkmate.";
  return reason ? `Reason: ${reason}` : "Write to us if this is a mistake.";
}
