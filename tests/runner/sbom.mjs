import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { root } from "./process.mjs";
import { fail, pass } from "./report.mjs";
import { console_, must } from "./steps.mjs";

const folder = path.join(root, "sbom");

/** Writes what silo and api, and what the console are made of, and checks that it can be read and names what must be in it. */
export async function sbom() {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  await must("dotnet", ["tool", "restore"]);
  await must("dotnet", ["restore", "Orleans.sln", "--locked-mode"]);
  const version = spawnSync("git", ["describe", "--always", "--dirty"], { cwd: root, encoding: "utf8" }).stdout.trim() || "0.0.0";
  for (const [project, file] of [["api/Dialog.Api.csproj", "api.cdx.json"], ["silo/Dialog.Silo.csproj", "silo.cdx.json"]])
    await must("dotnet", ["dotnet-CycloneDX", project, "--disable-package-restore", "--output", folder, "--filename", file, "--output-format", "Json", "--set-name", path.basename(project, ".csproj"), "--set-version", version]);
  // The lock alone: what is not installed on this machine is listed too.
  const { stdout } = spawnSync("npm", ["sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--omit=dev", "--sbom-type=application"], { cwd: console_, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  fs.writeFileSync(path.join(folder, "console.cdx.json"), stdout ?? "");
  const packages = lockedPackages();
  check("api.cdx.json", ["Microsoft.Orleans.Client", "Npgsql"], packages);
  check("silo.cdx.json", ["Microsoft.Orleans.Server", "Npgsql"], packages);
  check("console.cdx.json", ["react", "@microsoft/signalr"], lockedConsole());
}

function check(file, mustName, locked) {
  const faults = faultsOf(JSON.parse(fs.readFileSync(path.join(folder, file), "utf8") || "{}"), mustName, locked);
  for (const fault of faults) fail(`sbom/${file}: ${fault}`);
  if (faults.length === 0) pass();
}

/** What is wrong with a CycloneDX document, and which of the names it lacks. */
export function faultsOf(bom, mustName, locked) {
  const components = Array.isArray(bom.components) ? bom.components : [];
  const names = new Set(components.map((c) => (c.group ? `${c.group}/${c.name}` : c.name)));
  const refs = new Set([bom.metadata?.component?.["bom-ref"], ...components.map((c) => c["bom-ref"])]);
  console.log(`  ${bom.bomFormat} ${bom.specVersion}: ${components.length} components`);
  return [
    ...(bom.bomFormat === "CycloneDX" && /^1\.\d$/.test(bom.specVersion) && /^urn:uuid:/.test(bom.serialNumber) ? [] : ["no CycloneDX document"]),
    ...components.filter((c) => !c.name || !c.version || !/^pkg:(nuget|npm)\//.test(c.purl)).map((c) => `${c.name}: no name, version or package address`),
    ...(bom.dependencies ?? []).flatMap((d) => [d.ref, ...(d.dependsOn ?? [])]).filter((r) => !refs.has(r)).map((r) => `${r} is depended on and not listed`),
    ...mustName.filter((n) => !names.has(n)).map((n) => `${n} is missing`),
    ...components.filter((c) => !locked.has(`${c.group ? `${c.group}/` : ""}${c.name} ${c.version}`.toLowerCase())).map((c) => `${c.name} ${c.version} is in no lock`),
  ];
}

function lockedPackages() {
  const files = fs.readdirSync(root, { recursive: true }).filter((f) => f.endsWith("packages.lock.json") && !f.includes("node_modules"));
  return new Set(files.flatMap((f) => Object.values(JSON.parse(fs.readFileSync(path.join(root, f), "utf8")).dependencies).flatMap((d) => Object.entries(d).map(([name, { resolved }]) => `${name} ${resolved}`.toLowerCase()))));
}

function lockedConsole() {
  const { packages } = JSON.parse(fs.readFileSync(path.join(console_, "package-lock.json"), "utf8"));
  return new Set(Object.entries(packages).map(([place, { version }]) => `${place.split("node_modules/").at(-1)} ${version}`.toLowerCase()));
}
