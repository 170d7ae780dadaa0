"use client";
import { Volume2 } from "lucide-react";
import { chime } from "@/components/notification/chime";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { useCheckResult } from "./check-result";
import { ManualCheck } from "./manual-check";

const words = { works: "Heard", fails: "Not heard", untried: "Not tested" };

export function CheckSound() {
  const { sound } = useCheckResult();
  const isOff = useDelivery().data?.sound === false;
  const state = sound ?? "untried";
  const help =
    state === "fails"
      ? "Turn up the volume, turn off silent mode, and play it again."
      : "The chime of urgent notifications.";
  return (
    <ManualCheck
      name="sound"
      icon={Volume2}
      title="Sound"
      state={state}
      word={words[state]}
      run={chime}
      label="Play the chime"
      question="Did you hear it?"
    >
      {help}
      {isOff && " Sound is off for your notifications. Switch it on under “Alerts”."}
    </ManualCheck>
  );
}
