import { spawnSync } from "node:child_process";
import { root } from "./process.mjs";
import { fail, pass } from "./report.mjs";
import { console_ } from "./steps.mjs";

/** Both worlds. The build itself fails on a known vulnerability (NuGetAudit in Directory.Build.props); here a warning is no longer enough. */
export async function advisories() {
  consoleAdvisories();
  dotnetAdvisories();
}

/** Fails on a known vulnerability; says so and goes on where the registry does not answer. */
export async function consoleAdvisories() {
  const report = json("npm", ["audit", "--json", "--fetch-timeout=15000", "--fetch-retries=0"], console_);
  const counts = report?.metadata?.vulnerabilities;
  if (!counts) return console.log(`  npm audit: no advisories to be had (${report?.message ?? report?.error?.summary ?? "no answer"}); not checked`);
  for (const [name, { severity, range }] of Object.entries(report.vulnerabilities ?? {})) fail(`npm audit: ${name} ${range}, ${severity}`);
  if (counts.total === 0) pass();
  console.log(`  npm audit: ${counts.total} known vulnerabilities in ${report.metadata.dependencies?.total ?? "?"} packages`);
}

function dotnetAdvisories() {
  const report = json("dotnet", ["list", "Orleans.sln", "package", "--vulnerable", "--include-transitive", "--format", "json"], root);
  if (!report?.projects) return console.log("  dotnet list package: no advisories to be had; not checked");
  const found = report.projects.flatMap((p) => (p.frameworks ?? []).flatMap((f) => [...(f.topLevelPackages ?? []), ...(f.transitivePackages ?? [])]));
  for (const name of new Set(found.map((p) => `${p.id} ${p.resolvedVersion}`))) fail(`NuGet: ${name} has a known vulnerability`);
  if (found.length === 0) pass();
  console.log(`  NuGet: ${found.length} known vulnerabilities in ${report.projects.length} projects`);
}

function json(command, args, cwd) {
  const { stdout } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 120_000, maxBuffer: 64 * 1024 * 1024 });
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}
