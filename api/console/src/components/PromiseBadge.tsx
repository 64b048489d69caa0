import type { Promised } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './PromiseBadge.module.css';

export type PromiseOutcome = Pick<Promised, 'state' | 'endedAt' | 'answeredAt'> & { kept: boolean };

/** Which words name an outcome. One that was missed stays broken, also when it was kept later; an answer alone keeps nothing. */
export function outcomeKey({ state, endedAt, answeredAt, kept }: PromiseOutcome): string {
  if (state !== 'broken') return state;
  if (kept) return 'late';
  if (answeredAt) return 'answeredLate';
  return endedAt ? 'late' : 'broken';
}

export function PromiseBadge({ promise }: { promise: PromiseOutcome }) {
  const { t } = useText();
  return <span className={`${classes.badge} ${classes[promise.state]}`}>{t(`promise.state.${outcomeKey(promise)}`)}</span>;
}
