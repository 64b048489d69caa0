import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const results = path.join(root, "TestResults");

const children = new Set();
let beside = 0;

// A run that is interrupted, or ends at a failed build, takes what it started with it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
process.on("exit", () => {
  for (const child of children) child.kill();
});

/** Seconds of processor that ended children and theirs have used; null where the system does not say (no /proc). */
export function processor() {
  if (!fs.existsSync("/proc/self/stat")) return null;
  const stat = fs.readFileSync("/proc/self/stat", "utf8");
  // Behind the name in brackets; cutime and cstime are the fields 16 and 17, in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/**
 * Runs a command and returns its exit code. Alone it writes straight to the terminal; beside others its output is held back
 * and printed as one block at its end, so that the blocks of two test projects never mix.
 */
export async function run(command, args, { cwd = root, env = process.env } = {}) {
  const title = `> ${command} ${args.join(" ")}`;
  const held = beside > 0 ? [] : undefined;
  console.log(held ? `  started: ${title.slice(0, 150)}` : `\n${title}`);
  const began = Date.now();
  const used = processor();
  const child = spawn(command, args, { cwd, env, stdio: held ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"] });
  children.add(child);
  child.stdout?.on("data", (d) => held.push(d));
  child.stderr?.on("data", (d) => held.push(d));
  const status = await new Promise((resolve) => {
    child.on("error", (e) => {
      console.log(`${command}: ${e.message}`);
      resolve(127);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
  children.delete(child);
  if (held) console.log(`\n${title}\n${Buffer.concat(held)}`);
  const own = held || used === null ? "" : `, ${(processor() - used).toFixed(0)} s of processor`;
  console.log(`  ${((Date.now() - began) / 1000).toFixed(0)} s${own}, exit code ${status}: ${command} ${args.slice(0, 2).join(" ")}`);
  return status;
}

/** Lanes side by side, the steps of a lane one after another. */
export async function together(...lanes) {
  beside++;
  const began = Date.now();
  const used = processor();
  try {
    await Promise.all(lanes.map((lane) => oneByOne(lane)));
  } finally {
    beside--;
    if (used !== null && beside === 0) console.log(`  side by side: ${((Date.now() - began) / 1000).toFixed(0)} s, ${(processor() - used).toFixed(0)} s of processor`);
  }
}

export async function oneByOne(...lanes) {
  for (const step of lanes.flat()) await step();
}
