import classes from '@/features/admin/AdminPage.module.css';
import { useNames } from '@/features/admin/conditions/useNames';
import { useTopics } from '@/features/admin/routing/useTopics';
import type { RegionConfiguration, RegionDifference } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { sentenceOf } from './sentences';

const shown = 100;

/** What changes between two configurations, one sentence each. */
export function Differences({ differences, region }: { differences: RegionDifference[]; region: RegionConfiguration | undefined }) {
  const { t } = useText();
  const names = useNames(region, useTopics());
  if (differences.length === 0) return <p className={classes.empty}>{t('difference.none')}</p>;
  return (
    <ul className={classes.changes} data-testid="differences">
      {differences.slice(0, shown).map((one, at) => (
        <li key={at}>{sentenceOf(one, t, names)}</li>
      ))}
      {differences.length > shown ? <li>{t('difference.more', { count: differences.length - shown })}</li> : null}
    </ul>
  );
}
