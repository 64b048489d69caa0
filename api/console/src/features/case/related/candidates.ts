import type { CaseSummary } from '@/lib/api/types';

export type Kinship = 'resident' | 'name' | 'address' | 'topic' | 'found';

export interface Candidate {
  case: CaseSummary;
  why: Kinship;
}

const order: Kinship[] = ['resident', 'name', 'address', 'topic'];
const most = 12;

const same = (left: string | null | undefined, right: string | null | undefined): boolean =>
  Boolean(left && right) && left?.trim().toLowerCase() === right?.trim().toLowerCase();

/** A masked name is shared by many. */
export const isNamed = (name: string): boolean => name.trim() !== '' && !name.includes('•');

function kinship(about: CaseSummary, other: CaseSummary): Kinship | null {
  if (other.thread === about.thread) return 'resident';
  if (isNamed(about.residentName) && same(other.residentName, about.residentName)) return 'name';
  if (same(other.address, about.address)) return 'address';
  return other.topic === about.topic ? 'topic' : null;
}

/** What probably belongs to a case, nearest first: the same conversation, name, address, topic. */
export function candidates(about: CaseSummary, known: CaseSummary[], without: ReadonlySet<string>): Candidate[] {
  const seen = new Set([about.id, ...without]);
  const found: Candidate[] = [];
  for (const one of known) {
    const why = seen.has(one.id) ? null : kinship(about, one);
    if (why === null) continue;
    seen.add(one.id);
    found.push({ case: one, why });
  }
  return found.sort((left, right) => order.indexOf(left.why) - order.indexOf(right.why)).slice(0, most);
}

/** A bare number is meant as the number of a case. */
export const asQuestion = (typed: string): string => {
  const text = typed.trim();
  return /^\d{1,18}$/.test(text) ? `#${text}` : text;
};
