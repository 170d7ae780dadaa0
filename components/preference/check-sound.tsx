"use client";
import { Volume2 } from "lucide-react";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { chime } from "@/components/notification/chime";
import { useCheckResult } from "./check-result";
import { CheckAsked } from "./check-asked";

const words = { works: "Heard", fails: "Not heard", untried: "Not tried" };

export function CheckSound() {
  const { sound } = useCheckResult();
  const isOff = useDelivery().data?.sound === false;
  const state = sound ?? "untried";
  const help =
    state === "fails"
      ? "Turn up the volume, end silent mode, and play it again."
      : "A chime, as for something urgent.";
  return (
    <CheckAsked
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
      {isOff && " Sound is switched off for your notifications: switch it on under This device."}
    </CheckAsked>
  );
}
