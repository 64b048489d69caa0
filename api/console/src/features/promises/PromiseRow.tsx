import { Link } from 'react-router';
import { Deadline } from '@/components/Deadline';
import { PromiseBadge } from '@/components/PromiseBadge';
import type { LedgerPromise } from '@/features/promises/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Promises.module.css';

export function PromiseRow({ promise }: { promise: LedgerPromise }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { topicName, authorityName } = useDirectory();
  const running = !promise.endedAt && !promise.answeredAt && (promise.state === 'open' || promise.state === 'broken');
  return (
    <li className={classes.row} data-testid={`promise-${promise.number}`} data-state={promise.state}>
      <div className={classes.when}>
        <strong>{short(promise.dueAt, timeZone, language)}</strong>
        {running ? (
          <Deadline due={{ dueAt: promise.dueAt, dueKind: 'promise', overdue: promise.state === 'broken' }} />
        ) : (
          <PromiseBadge promise={{ ...promise, kept: Boolean(promise.keptBy) }} />
        )}
      </div>
      <div className={classes.what}>
        <p className={classes.words}>{promise.words}</p>
        <p className={classes.dim}>
          <Link to={`/inbox/all/${promise.caseId}`}>{t('case.number', { number: promise.number })}</Link> · {topicName(promise.topic)}
          {promise.authority ? ` · ${authorityName(promise.authority)}` : ''}
        </p>
      </div>
      <div className={classes.who}>
        {promise.ownerName}
        {promise.keptBy ? <span className={classes.dim}>{t(`promise.by.${promise.keptBy}`, { name: promise.ownerName })}</span> : null}
        {promise.state === 'answered' ? (
          <Link to={`/inbox/all/${promise.caseId}`} data-testid={`keep-${promise.number}`}>
            {t('promise.keep')}
          </Link>
        ) : null}
        {promise.endedAt ? (
          <span className={classes.dim}>{t(`promise.ended.${promise.state}`, { time: short(promise.endedAt, timeZone, language) })}</span>
        ) : null}
      </div>
    </li>
  );
}
