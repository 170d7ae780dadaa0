"use client";
import { Vibrate } from "lucide-react";
import { useSyncExternalStore } from "react";
import { CheckAsked } from "./check-asked";
import { useCheckResult } from "./check-result";
import { CheckRow } from "./check-row";

const words = { works: "Felt", fails: "Not felt", untried: "Not tried" };
const pattern = [150, 100, 150];
const canVibrate = () => typeof navigator.vibrate === "function";
const never = () => () => {};

export function CheckVibration() {
  const { vibration } = useCheckResult();
  const isAble = useSyncExternalStore(never, canVibrate, () => true);
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
    <CheckAsked
      name="vibration"
      icon={Vibrate}
      title="Vibration"
      state={state}
      word={words[state]}
      run={() => void navigator.vibrate(pattern)}
      label="Vibrate"
      question="Did you feel it?"
    >
      {state === "fails"
        ? "A computer has no motor; on a phone, look whether vibration is off."
        : "A short double buzz."}
    </CheckAsked>
  );
}
