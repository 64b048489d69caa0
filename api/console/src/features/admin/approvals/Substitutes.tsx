import { Select } from '@mantine/core';
import classes from '@/features/admin/AdminPage.module.css';
import type { Names } from '@/features/admin/conditions/conditions';
import { useText } from '@/lib/i18n';
import { approvers, withSubstitute } from './policies';
import type { CardProps } from './types';

/** Who is asked when an approver's own time has passed. */
export function Substitutes({ region, names, change, saving }: CardProps & { names: Names }) {
  const { t } = useText();
  const asked = approvers(region);
  if (asked.length === 0) return null;
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('admin.substitutes')}</h2>
      </div>
      <p className={classes.hint}>{t('admin.substitutesHint')}</p>
      <ul className={classes.tree}>
        {asked.map((official) => (
          <li key={official} className={classes.body}>
            <span className={classes.bodyName}>{names.official(official)}</span>
            <Select
              className={classes.picker}
              aria-label={t('admin.substituteOf', { name: names.official(official) })}
              data-testid={`substitute-${official}`}
              data={region.officials.filter((one) => one.id !== official).map((one) => ({ value: one.id, label: one.name }))}
              value={region.officials.find((one) => one.id === official)?.substitute ?? null}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('common.clear') }}
              placeholder={t('admin.nextAbove')}
              nothingFoundMessage={t('common.nothingFound')}
              disabled={saving}
              onChange={(substitute) => void change((before) => withSubstitute(before, official, substitute))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
