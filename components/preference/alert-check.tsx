"use client";
import { Mail } from "lucide-react";
import { formatMoment } from "@/components/ui/format";
import { useActor } from "@/hooks/use-actor";
import { useAvailableChannels } from "./available-channels";
import { CheckConnection } from "./check-connection";
import { CheckPermission } from "./check-permission";
import { useCheckResult } from "./check-result";
import { CheckRow } from "./check-row";
import { CheckSound } from "./check-sound";
import { CheckVibration } from "./check-vibration";
import { LevelSamples } from "./level-samples";
import { SettingsSection } from "./settings-section";

/** Tests everything that an alert needs on this device. */
export function AlertCheck() {
  const { timezone } = useActor();
  const { at } = useCheckResult();
  const lastTest = at ? ` Last tested ${formatMoment(at, timezone)}.` : "";
  return (
    <SettingsSection
      id="check"
      title="Alert check"
      note={`Test whether alerts reach you on this device.${lastTest}`}
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
    </SettingsSection>
  );
}

function CheckEmail() {
  const isSetUp = useAvailableChannels().includes("email");
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
        : "This server does not send e-mail yet. Notifications still reach you in the app."}
    </CheckRow>
  );
}
