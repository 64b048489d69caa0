import fs from "node:fs";

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

export function fail(what) {
  total.failed++;
  failures.push(what);
}

/** A check of the command itself, e.g. of a list of packages. */
export function pass() {
  total.passed++;
}

/** Ends the process with the closing line; a run without a passed test is a failed run. */
export function finish() {
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((f) => `  ${f}`).join("\n")}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

/** Counts a result file of `dotnet test`. */
export function countTrx(name, trx, status) {
  if (!fs.existsSync(trx)) return fail(`${name}: no result file`);
  const counted = { passed: 0, failed: 0, skipped: 0 };
  for (const [, attributes] of fs.readFileSync(trx, "utf8").matchAll(/<UnitTestResult ([^>]*)>/g)) {
    const outcome = /outcome="([^"]*)"/.exec(attributes)?.[1];
    if (outcome === "Passed") counted.passed++;
    else if (outcome === "NotExecuted") counted.skipped++;
    else {
      counted.failed++;
      fail(`${name}: ${/testName="([^"]*)"/.exec(attributes)?.[1]} (${outcome})`);
    }
  }
  total.passed += counted.passed;
  total.skipped += counted.skipped;
  if (status !== 0 && counted.failed === 0) fail(`${name}: the test run ended with an error`);
  // A filter that matches nothing exits with 0.
  else if (counted.passed + counted.failed + counted.skipped === 0) fail(`${name}: no test ran`);
}

/** Counts a JSON report of vitest. */
export function countVitest(report, status) {
  if (!fs.existsSync(report)) return fail("console: vitest did not report");
  const counts = JSON.parse(fs.readFileSync(report, "utf8"));
  total.passed += counts.numPassedTests;
  total.skipped += counts.numPendingTests + (counts.numTodoTests ?? 0);
  for (const file of counts.testResults)
    for (const test of file.assertionResults) if (test.status === "failed") fail(`console: ${test.fullName}`);
  if (status !== 0 && counts.numFailedTests === 0) fail("console: vitest ended with an error");
}
