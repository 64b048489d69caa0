#!/usr/bin/env node
// What an installation needs, from figures measured on one machine and from what is assumed of its residents.
//   node deploy/sizing/sizing.mjs [figures.json]     prints the tables of docs/sizing.md; copy figures.json and put in your own
import fs from "node:fs";

const file = process.argv[2] ?? new URL("figures.json", import.meta.url);
const { measured, assumed, demand } = JSON.parse(fs.readFileSync(file, "utf8"));
const m = new Proxy(measured, { get: (of, name) => known(of, "measured", name) });
const a = new Proxy(assumed, { get: (of, name) => known(of, "assumed", name) });

function known(of, group, name) {
  const [value] = of[name] ?? [];
  if (typeof value !== "number" || !(value > 0)) throw new Error(`${file}: ${group}.${name} must be a list that begins with a number above 0`);
  return value;
}

/** The busiest minute decides about processors, the years about disks. */
function need({ name, regions, messagesPerYear, screens }) {
  const perSecond = ((messagesPerYear / 365) * a.busiestHour * a.busiestMinute) / 3600;
  const polled = m.siloMicrosecondsPerMessage + m.postgresMicrosecondsPerMessage + m.apiMicrosecondsPerMessage;
  // A webhook keeps the message first: what it costs more is shared as the rest is.
  const dearer = 1 + a.shareByWebhook * (m.microsecondsPerMessageByWebhook / polled - 1);
  // What officials do with a message is journalled as the message is.
  const cores = (microseconds) => (perSecond * (dearer + a.changesPerMessage) * microseconds) / 1e6 / a.busy;
  const frames = Math.min(a.framesPerSecond, (perSecond * a.changesPerMessage) / regions) * screens;
  const siloCores = cores(m.siloMicrosecondsPerMessage);
  const apiCores = cores(m.apiMicrosecondsPerMessage) + (frames * m.apiMicrosecondsPerFrame) / 1e6 / a.busy;
  // Two of each, for one may be lost; and one more than the load needs of two cores each.
  const silos = Math.max(2, Math.ceil(siloCores / 2) + 1);
  const apis = Math.max(2, Math.ceil(apiCores / 2) + 1);
  const open = (messagesPerYear / 365) * a.daysOpen;
  const memory = perSecond * 60 * a.minutesInMemory * m.bytesPerThread + open * m.bytesPerOpenCase;
  return {
    "": name,
    "messages a year": number(messagesPerYear),
    "screens": number(screens),
    "busiest minute, messages/s": perSecond.toFixed(2),
    "silos of 2 cores": silos,
    "load of all silos, cores": siloCores.toFixed(2),
    "memory of a silo": bytes(m.siloBytesIdle + memory / Math.max(1, silos - 1)),
    "apis of 2 cores": apis,
    "load of all apis, cores": apiCores.toFixed(2),
    "memory of an api": bytes(m.apiBytesIdle + (screens * a.bytesPerScreen) / Math.max(1, apis - 1)),
    "PostgreSQL, cores": Math.max(2, Math.ceil(cores(m.postgresMicrosecondsPerMessage))),
    "connections": number(silos * m.connectionsPerSilo + apis * m.connectionsPerApi),
    "database": bytes(messagesPerYear * m.bytesPerMessage * a.yearsKept),
    "write-ahead log a day": bytes((messagesPerYear / 365) * m.logBytesPerMessage),
    "files a year": bytes(messagesPerYear * a.shareWithFile * a.bytesPerFile),
  };
}

const number = (n) => n.toLocaleString("en-US");

function bytes(n) {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const unit = Math.min(units.length - 1, Math.floor(Math.log10(n) / 3));
  const digits = Number((n / 1000 ** unit).toPrecision(2));
  return `${digits} ${units[unit]}`;
}

// One column a size: the rows are the long side.
const columns = demand.map(need);
const [first, ...rows] = Object.keys(columns[0]);
const line = (cells) => `| ${cells.join(" | ")} |`;
console.log(line(["what", ...columns.map((c) => c[first])]));
console.log(line(Array(columns.length + 1).fill("---")));
for (const row of rows) console.log(line([row, ...columns.map((c) => c[row])]));
console.log();
console.log(line(["figure", "value", "from"]));
console.log(line(Array(3).fill("---")));
for (const [name, [value, source]] of [...Object.entries(measured), ...Object.entries(assumed).map(([n, [v, s]]) => [n, [v, `assumed: ${s}`]])]) console.log(line([name, value.toLocaleString("en-US"), source]));
