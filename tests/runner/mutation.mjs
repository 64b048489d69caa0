import fs from "node:fs";
import path from "node:path";
import { results, root, run } from "./process.mjs";

const areas = {
  cases: ["**/Cases/Domain/*.cs"],
  deadlines: ["**/Deadlines/Domain/*.cs"],
  thread: ["**/Cases/Threads/Thread*.cs", "!**/ThreadStore.cs"],
  // What the configuration names: all three.
  all: [],
};

/** The share of mutants below which the command fails. */
const leastKilled = 0.85;

/** Mutates an area, or the files of a glob, and prints score and survivors; the full report is in TestResults/mutation. Returns the exit code. */
export async function mutation(part) {
  const folder = path.join(results, "mutation");
  const output = path.join(folder, areas[part] ? part : "one");
  fs.rmSync(output, { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, "locks"), { recursive: true });
  await run("dotnet", ["tool", "restore"]);
  // Outputs of their own: this build references another package of xunit than the one `dotnet test` uses.
  const env = { ...process.env, MutationTesting: "true", UseArtifactsOutput: "true", ArtifactsPath: path.join(folder, "build"), RunAnalyzers: "false" };
  const mutate = (areas[part] ?? [part]).flatMap((glob) => ["--mutate", glob]);
  await run("dotnet", ["stryker", "--config-file", "stryker-config.json", "--output", output, ...mutate], { cwd: path.join(root, "tests", "Domain.Tests"), env });
  const report = path.join(output, "reports", "mutation-report.json");
  return fs.existsSync(report) && print(JSON.parse(fs.readFileSync(report, "utf8"))) ? 0 : 1;
}

function print({ files }) {
  const killed = ["Killed", "Timeout"];
  const survived = ["Survived", "NoCoverage"];
  const all = { killed: 0, survived: 0, fixed: 0 };
  for (const [name, { mutants }] of Object.entries(files)) {
    const count = (states) => mutants.filter((m) => states.includes(m.status) && !isFixed(m)).length;
    all.fixed += mutants.filter(isFixed).length;
    if (count(killed) + count(survived) === 0) continue;
    all.killed += count(killed);
    all.survived += count(survived);
    console.log(`${score(count(killed), count(survived))}  ${path.basename(name)}: ${count(killed)} killed, ${count(survived)} survived`);
    for (const m of mutants.filter((one) => survived.includes(one.status) && !isFixed(one)))
      console.log(`          line ${m.location.start.line}, ${m.mutatorName}, ${m.status}: ${m.replacement?.replace(/\s+/g, " ").slice(0, 120)}`);
  }
  console.log(`${score(all.killed, all.survived)}  in all: ${all.killed} killed, ${all.survived} survived; ${all.fixed} in static initialisers not counted`);
  return all.killed >= (all.killed + all.survived) * leastKilled;
}

/** The runner's process has run the initialiser before the mutant is switched on, so no test can notice it. */
const isFixed = (mutant) => mutant.static && ["Survived", "NoCoverage"].includes(mutant.status);

const score = (killed, survived) => `${((100 * killed) / (killed + survived)).toFixed(1).padStart(6)}%`;
