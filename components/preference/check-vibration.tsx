"use client";
import { Vibrate } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useCheckResult } from "./check-result";
import { CheckRow } from "./check-row";
import { ManualCheck } from "./manual-check";

const words = { works: "Felt", fails: "Not felt", untried: "Not tested" };
const PATTERN_MS = [150, 100, 150];
const canVibrate = () => typeof navigator.vibrate === "function";
const noChanges = () => () => {};

export function CheckVibration() {
  const { vibration } = useCheckResult();
  const isAble = useSyncExternalStore(noChanges, canVibrate, () => true);
  if (!isAble)
    return (
      <CheckRow
        name="vibration"
        icon={Vibrate}
        title="Vibration"
        state="absent"
        word="Not available"
      >
        This browser cannot make the device vibrate.
      </CheckRow>
    );
  const state = vibration ?? "untried";
  return (
    <ManualCheck
      name="vibration"
      icon={Vibrate}
      title="Vibration"
      state={state}
      word={words[state]}
      run={() => void navigator.vibrate(PATTERN_MS)}
      label="Vibrate"
      question="Did you feel it?"
    >
      {state === "fails"
        ? "Most computers cannot vibrate. On a phone, check that vibration is on."
        : "Two short vibrations."}
    </ManualCheck>
  );
}
