// Summaries of what failed, for the end of a long log. Both read the JSON report of their runner.

const firstLines = (text = "") =>
  text
    .replace(/\u001b\[[0-9;]*m/g, "")
    .split("\n")
    .slice(0, 12)
    .join("\n    ");

/** Failed tests of a Playwright report: title, place and the beginning of the error. */
export function playwrightFailures({ suites = [], errors = [] }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const failed = suites
    .flatMap(specs)
    .filter((spec) => !spec.ok)
    .map((spec) => {
      const results = spec.tests.flatMap((test) => test.results);
      const message = results
        .flatMap((result) => result.errors ?? [])
        .map((error) => error.message)[0];
      return `${spec.file}:${spec.line} › ${spec.title}\n    ${firstLines(message)}`;
    });
  return [...failed, ...errors.map((error) => firstLines(error.message))];
}

/** Failed tests of a Vitest report, in the same form. */
export function vitestFailures({ testResults = [] }) {
  return testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === "failed");
    if (file.status === "failed" && !failed.length)
      return [`${file.name}\n    ${firstLines(file.message)}`];
    return failed.map(
      (test) => `${file.name} › ${test.fullName}\n    ${firstLines(test.failureMessages[0])}`,
    );
  });
}
