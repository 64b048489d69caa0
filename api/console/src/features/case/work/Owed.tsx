import { Deadline } from '@/components/Deadline';
import { DeadlineWhy } from '@/features/case/DeadlineWhy';
import details from '@/features/case/Details.module.css';
import type { Deadline as DeadlineDetail } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { owed } from './owed';
import classes from './Work.module.css';

/** Everything owed now, each with its own "why". */
export function Owed({ deadlines }: { deadlines: DeadlineDetail[] }) {
  const { t } = useText();
  const running = owed(deadlines);
  if (running.length < 2) return null;
  return (
    <section className={details.section}>
      <h3 className={details.heading}>{t('case.owed')}</h3>
      <ul className={classes.owed} data-testid="owed">
        {running.map((one) => (
          <li key={`${one.kind}-${one.setAt}`} data-kind={one.kind}>
            <span>{t(`deadline.kind.${one.kind}`, { defaultValue: one.kind })}</span>
            <Deadline due={{ dueAt: one.dueAt, dueKind: one.kind, overdue: one.state === 'missed' }} />
            <DeadlineWhy
              deadlines={[one]}
              label={t('deadline.whyOf', { deadline: t(`deadline.kind.${one.kind}`, { defaultValue: one.kind }) })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
