import fs from "node:fs";

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** @param {string} why shown below the name: whoever has only the end of the output knows what went wrong */
export function fail(what, why = "") {
  total.failed++;
  const lines = why.split("\n").map((l) => l.trimEnd()).filter(Boolean);
  failures.push([what, ...lines.slice(0, 30).map((l) => `    ${l.slice(0, 400)}`)].join("\n"));
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
  for (const [, attributes, inside] of fs.readFileSync(trx, "utf8").matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    const outcome = /outcome="([^"]*)"/.exec(attributes)?.[1];
    if (outcome === "Passed") counted.passed++;
    else if (outcome === "NotExecuted") counted.skipped++;
    else {
      counted.failed++;
      fail(`${name}: ${plain(/testName="([^"]*)"/.exec(attributes)?.[1])} (${outcome})`, plain([element(inside, "Message"), element(inside, "StackTrace")].join("\n")));
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
    for (const test of file.assertionResults) if (test.status === "failed") fail(`console: ${test.fullName}`, test.failureMessages?.join("\n"));
  if (status !== 0 && counts.numFailedTests === 0) fail("console: vitest ended with an error");
}

const element = (xml, name) => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml ?? "")?.[1] ?? "";

function plain(xml = "") {
  const entities = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return xml.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) =>
    decimal || hex ? String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)) : (entities[name] ?? whole));
}
