import { RelativeTime } from '@/components/RelativeTime';
import { useText } from '@/lib/i18n';
import classes from './Automation.module.css';
import type { RuleUse } from './api/types';

/** How often a rule was applied lately; one that never was is told from one that was long ago. */
export function RuleHits({ enabled, use, unknown }: { enabled: boolean; use: RuleUse | undefined; unknown: boolean }) {
  const { t } = useText();
  if (unknown) return <p className={classes.hits}>{t('automation.hitsUnknown')}</p>;
  if (!use) return null;
  return (
    <p className={classes.hits} data-never={enabled && !use.lastAt ? '' : undefined}>
      {enabled ? null : `${t('automation.off')} `}
      {use.lastAt ? (
        <>
          {t('automation.hits', { count: Number(use.hits) })} {t('automation.last')} <RelativeTime at={use.lastAt} />
        </>
      ) : (
        t('automation.never')
      )}
    </p>
  );
}
