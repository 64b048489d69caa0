import type { RegionConfiguration, RoutingRule } from '@/lib/api/types';

/** A rule with its place in the list. */
export interface PlacedRule extends RoutingRule {
  index: number;
}

/** The rules of a topic: those of a place in the order in which they are asked, and the one for everywhere else. */
export function rulesOf(region: RegionConfiguration, topic: string): { places: PlacedRule[]; everywhere: PlacedRule | null } {
  const rules = region.routing.map((rule, index) => ({ ...rule, index })).filter((rule) => rule.topic === topic);
  return { places: rules.filter((rule) => rule.place), everywhere: rules.find((rule) => !rule.place) ?? null };
}

/** The body that gets a topic where no place says otherwise; null leaves it to the one that takes everything. */
export function withEverywhere(region: RegionConfiguration, topic: string, authority: string | null): RegionConfiguration {
  const { everywhere } = rulesOf(region, topic);
  if (authority === null) return { ...region, routing: region.routing.filter((one) => one.topic !== topic || one.place) };
  if (everywhere === null) return { ...region, routing: [...region.routing, { topic, authority }] };
  return { ...region, routing: region.routing.map((one, at) => (at === everywhere.index ? { ...one, authority } : one)) };
}

export const withPlace = (region: RegionConfiguration, topic: string, place: string, authority: string): RegionConfiguration => ({
  ...region,
  routing: [...region.routing, { topic, authority, place: place.trim() }],
});

export const withoutRule = (region: RegionConfiguration, index: number): RegionConfiguration => ({
  ...region,
  routing: region.routing.filter((_, at) => at !== index),
});

/** Topics that no rule names: they go to the body that takes everything. */
export const unrouted = (region: RegionConfiguration, topics: { code: string }[]): number => {
  const named = new Set(region.routing.map((one) => one.topic));
  return topics.filter((one) => !named.has(one.code)).length;
};
