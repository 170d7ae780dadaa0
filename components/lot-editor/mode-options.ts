export const modeOptions = [
  { value: "instant", label: "Confirmed at once" },
  { value: "request", label: "You approve each one" },
] as const;
