import fs from "node:fs";
import path from "node:path";
import { results, root, run } from "./process.mjs";
import { fail } from "./report.mjs";
import { buildProject, testProject, testProjects } from "./steps.mjs";

const setting = (name, value) => `DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.${name}=${value}`;
const target = path.join(results, "coverage");

/** Runs the projects with coverage, writes TestResults/coverage/index.html and prints the lines of each folder. */
export async function coverage(part) {
  for (const project of testProjects().filter((p) => p.includes(part))) {
    await buildProject(project);
    await testProject(project, { brief: true }, [
      "--collect", "XPlat Code Coverage", "--", setting("Include", "[Dialog.*]*"), setting("ExcludeByFile", "**/obj/**"),
      // Whether a line was reached, not how often: properties reach some of them millions of times.
      setting("SingleHit", "true"),
    ]);
  }
  const reports = fs.readdirSync(results, { recursive: true }).filter((f) => f.endsWith("coverage.cobertura.xml")).map((f) => path.join(results, f));
  if (reports.length === 0) return fail("coverage: no report");
  await run("dotnet", ["tool", "restore"]);
  if ((await run("dotnet", ["reportgenerator", `-reports:${reports.join(";")}`, `-targetdir:${target}`, "-reporttypes:Html;TextSummary", "-verbosity:Warning"])) !== 0) fail("coverage: reportgenerator");
  printFolders(reports);
  console.log(`\n${path.relative(root, path.join(target, "index.html"))} shows every line.`);
}

function printFolders(reports) {
  const folders = new Map();
  for (const [file, lines] of coveredLines(reports)) {
    const folder = path.dirname(file).split(path.sep).slice(0, 3).join("/");
    const sum = folders.get(folder) ?? { lines: 0, covered: 0 };
    for (const hits of lines.values()) {
      sum.lines++;
      if (hits > 0) sum.covered++;
    }
    folders.set(folder, sum);
  }
  console.log("\ncovered   lines  folder");
  for (const [folder, { lines, covered }] of [...folders].sort()) console.log(`${((100 * covered) / lines).toFixed(1).padStart(6)}% ${String(lines).padStart(7)}  ${folder}`);
}

// A file's lines over all reports: one class may be covered by two projects, and one line belong to two classes.
function coveredLines(reports) {
  const files = new Map();
  for (const report of reports) {
    const xml = fs.readFileSync(report, "utf8");
    const source = /<source>([^<]*)<\/source>/.exec(xml)?.[1] ?? "";
    for (const [, name, body] of xml.matchAll(/<class [^>]*filename="([^"]*)"[^>]*>([\s\S]*?)<\/class>/g)) {
      const file = path.relative(root, path.resolve(source, name));
      // What generators wrote.
      if (file.includes(`${path.sep}obj${path.sep}`)) continue;
      const lines = files.get(file) ?? new Map();
      files.set(file, lines);
      for (const [, number, hits] of body.matchAll(/<line number="(\d+)" hits="(\d+)"/g)) lines.set(number, Math.max(lines.get(number) ?? 0, Number(hits)));
    }
  }
  return files;
}
