import type { Channel } from '@/features/admin/channels/api/types';
import type { PersonView } from '@/features/admin/people/api/types';
import type { RegionConfiguration } from '@/lib/api/types';
import type { OwnSecurity } from '@/lib/session/getOwnSecurity';
import type { RegionProgress } from './api/getProgress';

export type StepName = 'account' | 'region' | 'calendar' | 'structure' | 'routing' | 'people' | 'channel' | 'message' | 'answer';

/** What is missing, as the end of the key of its text. */
export type Missing =
  | 'secondFactor'
  | 'region'
  | 'week'
  | 'holidays'
  | 'bodies'
  | 'officials'
  | 'routing'
  | 'workers'
  | 'channelTrouble'
  | 'message'
  | 'answer';

export interface Step {
  name: StepName;
  /** now: the first that is not done; a person may do another. */
  state: 'done' | 'now' | 'later';
  missing: Missing[];
}

/** What the installation says about itself. */
export interface Facts {
  security: OwnSecurity;
  region: RegionConfiguration | null;
  people: PersonView[];
  channels: Channel[];
  progress: RegionProgress;
  /** The year in which the region's calendar must know its holidays. */
  year: number;
}

const working: string[] = ['operator', 'executor', 'lead'];

function missingOf(name: StepName, { security, region, people, channels, progress, year }: Facts): Missing[] {
  const when = (wrong: boolean, missing: Missing): Missing[] => (wrong ? [missing] : []);
  switch (name) {
    case 'account':
      return when(!security.secondFactor && security.passkeys.length === 0 && !security.provider, 'secondFactor');
    case 'region':
      return when(region === null, 'region');
    case 'calendar':
      return [
        ...when(!region || region.calendar.week.length === 0, 'week'),
        ...when(!region?.calendar.layers.some((layer) => layer.kind === 'federal' && layer.id.endsWith(`-${year}`)), 'holidays'),
      ];
    case 'structure':
      return [
        ...when((region?.authorities.filter((one) => !one.closed).length ?? 0) < 2, 'bodies'),
        ...when(!region || region.officials.length === 0, 'officials'),
      ];
    case 'routing':
      return when(!region || region.routing.length === 0, 'routing');
    case 'people':
      return when(
        !people.some((one) => region !== null && one.region === region.code && working.includes(one.role) && !one.disabled),
        'workers',
      );
    case 'channel':
      // The form of a region is there with the region.
      return region === null
        ? ['region']
        : when(
            channels.some((one) => one.region === region.code && one.enabled && !one.paused && !one.healthy),
            'channelTrouble',
          );
    case 'message':
      return when(!progress.received, 'message');
    case 'answer':
      return when(!progress.answered, 'answer');
  }
}

const order: StepName[] = ['account', 'region', 'calendar', 'structure', 'routing', 'people', 'channel', 'message', 'answer'];

/** The way from nothing to the first answered message, by what is really there: nobody ticks anything. */
export function checklist(facts: Facts): Step[] {
  const steps = order.map((name) => ({ name, missing: missingOf(name, facts) }));
  const now = steps.find((one) => one.missing.length > 0)?.name;
  return steps.map((one) => ({ ...one, state: one.missing.length === 0 ? 'done' : one.name === now ? 'now' : 'later' }));
}

export const isComplete = (steps: Step[]): boolean => steps.every((one) => one.state === 'done');
