const withValue = ["only", "test", "mutate", "fuzz"];
const flags = ["fast", "serial", "coverage", "sbom", "advisories"];

/** Ends the process with the usage when an argument is unknown or lacks its value. */
export function parseArguments(args, usage) {
  const asked = {};
  for (let i = 0; i < args.length; i++) {
    const name = args[i].replace(/^--/, "");
    if (flags.includes(name)) asked[name] = true;
    else if (withValue.includes(name) && args[i + 1] !== undefined) asked[name] = args[++i];
    else {
      console.log(`tests/run: ${args[i]} is not understood.${usage}`);
      process.exit(2);
    }
  }
  return asked;
}
