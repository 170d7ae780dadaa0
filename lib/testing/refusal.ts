import { AppError, type Problem } from "@/lib/core/errors";

/** The problem that an act is refused with; fails the test when the act succeeds or breaks. */
export async function refusalOf(act: Promise<unknown>): Promise<Problem> {
  const outcome = await act.then(
    () => new Error("The act was not refused."),
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome.problem;
  throw outcome;
}
