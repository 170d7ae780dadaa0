"use client";
import { Mail } from "lucide-react";
import { formatMoment } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import { useAvailable } from "./available";
import { CheckConnection } from "./check-connection";
import { CheckPermission } from "./check-permission";
import { useCheckResult } from "./check-result";
import { CheckRow } from "./check-row";
import { CheckSound } from "./check-sound";
import { CheckVibration } from "./check-vibration";
import { LevelSamples } from "./level-samples";
import { Section } from "./section";

/** A real test of everything that stands between an event and this person's attention, on this device (N12). */
export function AlertCheck() {
  const { timezone } = useActor();
  const { at } = useCheckResult();
  return (
    <Section
      id="check"
      title="Alert check"
      note={`Try it before you rely on it: what works on this device, and what does not.${at ? ` Last tried ${formatMoment(at, timezone)}.` : ""}`}
      className="overflow-hidden"
    >
      <ul>
        <CheckPermission />
        <CheckSound />
        <CheckVibration />
        <CheckConnection />
        <CheckEmail />
      </ul>
      <LevelSamples />
    </Section>
  );
}

function CheckEmail() {
  const isSetUp = useAvailable().includes("email");
  return (
    <CheckRow
      name="email"
      icon={Mail}
      title="E-mail"
      state={isSetUp ? "works" : "absent"}
      word={isSetUp ? "Set up" : "Not set up"}
    >
      {isSetUp
        ? "This server sends e-mail."
        : "This server sends no e-mail yet. The bell and this page reach you."}
    </CheckRow>
  );
}
