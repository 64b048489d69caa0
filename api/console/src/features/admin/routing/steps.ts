import type { TFunction } from 'i18next';
import type { Names } from '@/features/admin/conditions/conditions';
import type { RegionConfiguration } from '@/lib/api/types';
import type { RoutingExplanation } from './api/types';

/** Each step from a text to who gets the case, as a sentence. */
export function stepsOf(told: RoutingExplanation, region: RegionConfiguration, t: TFunction, names: Names, language: string): string[] {
  const share = (value: number) => value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 });
  const [best, ...others] = told.topics;
  const steps = [t('routing.step.kind', { kind: t(`kind.${told.kind}`), share: share(told.kindConfidence) })];
  if (best) {
    steps.push(
      t('routing.step.topic', { topic: names.topic(best.topic), share: share(best.share) }) +
        (others.length > 0
          ? ` ${t('routing.step.others', { topics: others.map((one) => `«${names.topic(one.topic)}» ${share(one.share)}`).join(', ') })}`
          : ''),
    );
  }
  if (told.urgent) steps.push(t('routing.step.urgent'));
  steps.push(
    told.address
      ? t(told.addressGiven ? 'routing.step.given' : 'routing.step.found', { address: told.address })
      : t('routing.step.noAddress'),
  );
  const authority = told.authority;
  if (authority === null || authority === undefined) {
    return [...steps, t('routing.step.unsure', { threshold: share(told.threshold) })];
  }
  for (const passed of told.passed) {
    steps.push(
      t('routing.step.passed', {
        place: region.routing[passed]?.place ?? '',
        authority: names.authority(region.routing[passed]?.authority ?? ''),
      }),
    );
  }
  const rule = told.rule === null || told.rule === undefined ? undefined : region.routing[told.rule];
  if (!rule) steps.push(t('routing.step.default', { authority: names.authority(authority) }));
  else if (rule.place) steps.push(t('routing.step.place', { place: rule.place, authority: names.authority(authority) }));
  else steps.push(t('routing.step.rule', { authority: names.authority(authority) }));
  steps.push(told.official ? t('routing.step.official', { official: names.official(told.official) }) : t('routing.step.nobody'));
  return steps;
}
