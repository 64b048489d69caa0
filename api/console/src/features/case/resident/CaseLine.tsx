import { Link } from 'react-router';
import { Deadline } from '@/components/Deadline';
import { StatusBadge } from '@/components/StatusBadge';
import type { CaseSummary } from '@/lib/api/types';
import { isUnsettled } from '@/lib/cases/views';
import { useText } from '@/lib/i18n';
import { useCaseSummary } from '@/lib/live/LiveProvider';
import classes from './Resident.module.css';

/** One case of the resident: number, words, status and, while something is owed, its deadline. */
export function CaseLine({ one: read }: { one: CaseSummary }) {
  const { t } = useText();
  const pushed = useCaseSummary(read.id);
  const one = pushed && pushed.version > read.version ? pushed : read;
  return (
    <li className={classes.row} data-testid={`resident-case-${one.number}`}>
      <Link to={`/inbox/all/${one.id}`} className={classes.link} title={one.excerpt}>
        <strong>{t('case.number', { number: one.number })}</strong> {one.excerpt}
      </Link>
      <span className={classes.line}>
        <StatusBadge status={one.status} />
        {isUnsettled(one) ? <Deadline due={one} compact /> : null}
      </span>
    </li>
  );
}
