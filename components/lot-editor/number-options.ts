/** Numbers to choose from, in order; the present one is among them. */
export const numberOptions = (
  offered: readonly number[],
  present: number,
  nameOf: (value: number) => string,
) =>
  [...new Set([...offered, present])]
    .sort((a, b) => a - b)
    .map((value) => ({ value: String(value), label: nameOf(value) }));
