import type { Promised } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './PromiseBadge.module.css';

/** The outcome of a promise. One that was missed stays broken, also when it was kept later. */
export function PromiseBadge({ promise }: { promise: Pick<Promised, 'state' | 'endedAt'> }) {
  const { t } = useText();
  const key = promise.state === 'broken' && promise.endedAt ? 'late' : promise.state;
  return <span className={`${classes.badge} ${classes[promise.state]}`}>{t(`promise.state.${key}`)}</span>;
}
