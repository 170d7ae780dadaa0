/**
 * Runs statements of one transaction that do not need each other's answers: the driver pipelines
 * them, and PostgreSQL runs them in their order. All of them end before this does, so that none
 * reaches the connection after a rollback. Throws the error of the first one that failed.
 */
export async function together<Tasks extends readonly unknown[]>(
  tasks: readonly [...Tasks],
): Promise<{ -readonly [Index in keyof Tasks]: Awaited<Tasks[Index]> }> {
  let firstFailure: { error: unknown } | undefined;
  const outcomes = await Promise.allSettled(
    tasks.map(async (task) => {
      try {
        return await Promise.resolve(task);
      } catch (error) {
        // Statements that come after it fail too, because it ended the transaction.
        firstFailure ??= { error };
        throw error;
      }
    }),
  );
  if (firstFailure) throw firstFailure.error;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as {
    -readonly [Index in keyof Tasks]: Awaited<Tasks[Index]>;
  };
}
