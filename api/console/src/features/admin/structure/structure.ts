import type { Absence, ConfiguredAuthority, ConfiguredOfficial, RegionConfiguration, Topic } from '@/lib/api/types';
import starterSet from './starterSet.json';

/** Latin forms of the Cyrillic alphabet from its first small letter on. */
const latin = 'a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia'.split(' ');
const longestId = 36;

/** A code made of a name, as the server makes those of a table; none of the taken ones. */
export function idFrom(name: string, taken: string[]): string {
  const letters = [...name.toLowerCase()].map((letter) => {
    const at = letter.charCodeAt(0) - 0x430;
    const known = letter.charCodeAt(0) === 0x451 ? 'e' : latin[at];
    if (known !== undefined) return known === '-' ? '' : known;
    return /[a-z0-9]/.test(letter) ? letter : '-';
  });
  const whole = letters.join('').replace(/-+/g, '-').slice(0, longestId).replace(/^-|-$/g, '') || 'body';
  for (let n = 1; ; n++) {
    const id = n === 1 ? whole : `${whole}-${n}`;
    if (!taken.includes(id)) return id;
  }
}

export type AuthorityDraft = Pick<ConfiguredAuthority, 'name' | 'parent' | 'phone'>;

/** Puts a body in the place of the one that was opened, or a new one at the end. */
export function withAuthority(region: RegionConfiguration, id: string | null, draft: AuthorityDraft): RegionConfiguration {
  const kept = { name: draft.name.trim(), parent: draft.parent || null, phone: draft.phone?.trim() || null };
  if (id !== null) {
    return { ...region, authorities: region.authorities.map((one) => (one.id === id ? { ...one, ...kept } : one)) };
  }
  const made = idFrom(
    kept.name,
    region.authorities.map((one) => one.id),
  );
  return { ...region, authorities: [...region.authorities, { id: made, closed: false, ...kept }] };
}

export const withClosed = (region: RegionConfiguration, id: string, closed: boolean): RegionConfiguration => ({
  ...region,
  authorities: region.authorities.map((one) => (one.id === id ? { ...one, closed } : one)),
});

export const withoutAuthority = (region: RegionConfiguration, id: string): RegionConfiguration => ({
  ...region,
  authorities: region.authorities.filter((one) => one.id !== id),
});

/** Bodies that a body may stand beneath: open ones, neither itself nor what is beneath it. */
export function parentsFor(region: RegionConfiguration, id: string | null): ConfiguredAuthority[] {
  const parentOf = new Map(region.authorities.map((one) => [one.id, one.parent]));
  const isBeneath = (one: string): boolean => {
    const passed = new Set<string>();
    for (let at: string | null | undefined = one; at && !passed.has(at); at = parentOf.get(at)) {
      if (at === id) return true;
      passed.add(at);
    }
    return false;
  };
  return region.authorities.filter((one) => !one.closed && (id === null || !isBeneath(one.id)));
}

/** What still hangs on a body, by kind and number: with any it is not closed. */
export function leftOpen(
  region: RegionConfiguration,
  id: string,
): { kind: 'default' | 'bodies' | 'officials' | 'routing'; count: number }[] {
  const left = [
    { kind: 'default' as const, count: region.defaultAuthority === id ? 1 : 0 },
    { kind: 'bodies' as const, count: region.authorities.filter((one) => one.parent === id && !one.closed).length },
    { kind: 'officials' as const, count: region.officials.filter((one) => one.authority === id).length },
    { kind: 'routing' as const, count: region.routing.filter((one) => one.authority === id).length },
  ];
  return left.filter((one) => one.count > 0);
}

/** Puts an official in the place of the one that was opened, or a new one at the end. */
export function withOfficial(region: RegionConfiguration, id: string | null, draft: ConfiguredOfficial): RegionConfiguration {
  const kept = { ...draft, name: draft.name.trim(), position: draft.position.trim() };
  if (id !== null) return { ...region, officials: region.officials.map((one) => (one.id === id ? { ...kept, id } : one)) };
  const made = idFrom(
    kept.name,
    region.officials.map((one) => one.id),
  );
  return { ...region, officials: [...region.officials, { ...kept, id: made }] };
}

export const withoutOfficial = (region: RegionConfiguration, id: string): RegionConfiguration => ({
  ...region,
  officials: region.officials.filter((one) => one.id !== id),
});

/** The absence that holds on a day, written as in the region's own calendar. */
export const absenceOn = (official: ConfiguredOfficial, day: string): Absence | undefined =>
  official.absences?.find((one) => one.from <= day && day <= one.to);

/** Typical bodies of a region with their topics beneath the body that takes everything; names that are there already are left alone. */
export function withStarterSet(region: RegionConfiguration, topics: Topic[]): RegionConfiguration {
  const known = new Set(topics.map((one) => one.code));
  const named = new Set(region.routing.map((one) => one.topic));
  return starterSet.reduce((before, body) => {
    if (before.authorities.some((one) => one.name.toLowerCase() === body.name.toLowerCase())) return before;
    const next = withAuthority(before, null, { name: body.name, parent: region.defaultAuthority });
    const made = next.authorities.at(-1);
    if (!made) return before;
    const routing = body.topics.filter((topic) => known.has(topic) && !named.has(topic)).map((topic) => ({ topic, authority: made.id }));
    return { ...next, routing: [...next.routing, ...routing] };
  }, region);
}
