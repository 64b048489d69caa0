import fs from "node:fs";
import path from "node:path";
import { countTrx, countVitest, fail, finish } from "./report.mjs";
import { oneByOne, results, root, run, together } from "./process.mjs";

export { oneByOne, together };

export const console_ = path.join(root, "api", "console");
const quiet = ["-c", "Release", "-v", "quiet", "--nologo"];
/** Only the packages of packages.lock.json: another version, or other content under the same, ends the run. */
const locked = ["-p:RestoreLockedMode=true"];

/** The two halves of the cluster's tests; each test is in exactly one. */
export const onlyFailures = { name: "failures", filter: "FullyQualifiedName~Dialog.Cluster.Tests.Failures." };
export const exceptFailures = { name: "without failures", filter: "FullyQualifiedName!~Dialog.Cluster.Tests.Failures." };

/** A mutation run keeps its build and its reports. */
export function cleanResults() {
  fs.mkdirSync(results, { recursive: true });
  for (const old of fs.readdirSync(results)) if (old !== "mutation") fs.rmSync(path.join(results, old), { recursive: true, force: true });
}

/** Every project of tests/ whose name ends with .Tests, as a path from the root. */
export function testProjects() {
  return fs.readdirSync(path.join(root, "tests"))
    .filter((d) => d.endsWith(".Tests"))
    .flatMap((d) => fs.readdirSync(path.join(root, "tests", d)).filter((f) => f.endsWith(".csproj")).map((f) => path.join("tests", d, f)));
}

export async function must(command, args, options) {
  if ((await run(command, args, options)) !== 0) {
    fail(`${command} ${args.slice(0, 3).join(" ")}`);
    finish();
  }
}

export const buildSolution = () => must("dotnet", ["build", "Orleans.sln", ...quiet, ...locked]);
export const buildProject = (project) => must("dotnet", ["build", project, ...quiet, ...locked]);

/** The build checks code style (.editorconfig); blanks at line ends, tabs and final newlines it does not see. */
export async function checkWhitespace() {
  if ((await run("dotnet", ["format", "whitespace", ".", "--folder", "--verify-no-changes", "--exclude", "api/console/node_modules"])) !== 0)
    fail("style: whitespace of C# files (dotnet format whitespace . --folder mends it)");
}

export const consoleDependencies = () => must("npm", ["ci", "--no-audit", "--no-fund"], { cwd: console_ });

/** npm writes its list at the end of an installation: older than the lock means that the lock has changed since. */
export async function consoleDependenciesWhenChanged() {
  const time = (file) => fs.statSync(path.join(console_, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (time("node_modules/.package-lock.json") < time("package-lock.json")) await consoleDependencies();
}

export const buildConsole = () => must("npm", ["run", "build"], { cwd: console_ });

/** Types, and the linter. */
export async function checkConsole() {
  await must("npm", ["run", "check"], { cwd: console_ });
  const scripts = JSON.parse(fs.readFileSync(path.join(console_, "package.json"), "utf8")).scripts;
  if (scripts.lint && (await run("npm", ["run", "lint"], { cwd: console_ })) !== 0) fail("style: the console's linter (npm run format mends most)");
}

export async function testConsole() {
  const report = path.join(results, "console.json");
  const status = await run("npx", ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], { cwd: console_ });
  countVitest(report, status);
}

/** A built test project, whole or the tests of one filter; `more` are further arguments of `dotnet test`; `brief` shows failures only. */
export async function testProject(project, { name = "", filter, brief = false } = {}, more = []) {
  const found = testProjects().find((p) => p.includes(project));
  if (!found) return fail(`${project}: no such test project`);
  const title = path.basename(found, ".csproj") + (name && ` (${name})`);
  const file = `${title}.trx`;
  const status = await run("dotnet", [
    "test", found, "--no-build", ...quiet, "--results-directory", results, "--logger", `trx;LogFileName=${file}`, "--logger", `console;verbosity=${brief ? "minimal" : "normal"}`,
    ...(filter ? ["--filter", filter] : []), ...more,
  ]);
  countTrx(title, path.join(results, file), status);
}

/** The fuzz of every endpoint for so many minutes; each round prints its seed and what came of it. */
export async function fuzz(minutes) {
  process.env.DIALOG_FUZZ_MINUTES = minutes;
  const project = testProjects().find((p) => p.includes("Api.Tests"));
  await buildProject(project);
  await testProject(project, { name: "fuzz", filter: "FullyQualifiedName~FuzzingEvery" });
}

/** Builds and asks only the projects whose sources have the name's last word. */
export async function oneTest(name, only = "") {
  const word = new RegExp(`\\b${name.split(".").at(-1)}\\b`);
  const mentions = (folder) => fs.readdirSync(folder, { withFileTypes: true }).some((e) =>
    e.isDirectory() ? e.name !== "bin" && e.name !== "obj" && mentions(path.join(folder, e.name)) : e.name.endsWith(".cs") && word.test(fs.readFileSync(path.join(folder, e.name), "utf8")));
  const projects = testProjects().filter((p) => p.includes(only) && mentions(path.join(root, path.dirname(p))));
  if (projects.length === 0) fail(`no test project has ${name}`);
  for (const project of projects) {
    await buildProject(project);
    await testProject(project, { name, filter: `FullyQualifiedName~${name}` });
  }
}

/** Real servers that some tests start, as Debian ships them: what is looked for, and what brings it. */
const servers = [
  { for: "real mail servers", files: ["/usr/sbin/dovecot", "/usr/sbin/postfix"], packages: ["dovecot-imapd", "postfix"] },
  { for: "the alerts", files: ["/usr/bin/promtool"], packages: ["prometheus"] },
  { for: "the backup drill", files: ["/usr/bin/pgbackrest", "/usr/lib/postgresql/15/bin/postgres"], packages: ["pgbackrest", "postgresql-15"] },
];

/** Where systemd runs, installing servers would start services: there a person decides. Each is installed by itself, so that one that fails leaves the others. */
export async function ensureServers() {
  const missing = servers.filter((s) => !s.files.every((f) => fs.existsSync(f)));
  if (missing.length === 0) return;
  if (process.platform !== "linux" || process.getuid() !== 0 || !fs.existsSync("/usr/bin/apt-get") || fs.existsSync("/run/systemd/system")) {
    for (const s of missing) console.log(`The tests of ${s.for} will be skipped. Install Debian's packages ${s.packages.join(" and ")}.`);
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await run("apt-get", ["update", "-qq"], { env });
  for (const s of missing) await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...s.packages], { env });
}

export async function ensureChromium() {
  if (fs.existsSync("/usr/bin/chromium") || process.env.DIALOG_CHROMIUM) return;
  if (process.platform !== "linux" || process.getuid() !== 0 || !fs.existsSync("/usr/bin/apt-get")) {
    console.log("Chromium is missing: the browser tests will be skipped. Install Debian's package chromium, or name one in DIALOG_CHROMIUM.");
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"], { env });
}
