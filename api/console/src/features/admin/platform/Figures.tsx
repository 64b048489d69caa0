import { useNetworkName } from '@/components/NetworkIcon';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { useText } from '@/lib/i18n';
import type { GrainKind, QueueFigure, SlowStatement } from './api/types';
import own from './Platform.module.css';
import { useSpan } from './useSpan';

/** Nothing waits in most queues: those with something come first. */
const byNeed = (a: QueueFigure, b: QueueFigure) => (b.ageSeconds ?? 0) - (a.ageSeconds ?? 0) || b.waiting - a.waiting;

export function QueuesCard({ queues }: { queues: QueueFigure[] | null }) {
  const { t } = useText();
  const networkName = useNetworkName();
  const span = useSpan();
  return (
    <section className={classes.card} data-testid="platform-queues">
      <div className={classes.head}>
        <h2>{t('platform.queues')}</h2>
      </div>
      {queues === null ? <p className={classes.hint}>{t('platform.unknown')}</p> : null}
      <AdminTable
        label={t('platform.queues')}
        columns={[t('platform.queueName'), t('platform.network'), { title: t('platform.waiting'), isNumber: true }, t('platform.oldest')]}
        isEmpty={queues === null}
        actions={false}
      >
        {[...(queues ?? [])].sort(byNeed).map((one) => (
          <tr key={`${one.queue}/${one.network}`}>
            <th scope="row">{t(`platform.queue.${one.queue}`)}</th>
            <td>{one.network ? networkName(one.network) : '—'}</td>
            <td className={classes.number}>{one.waiting}</td>
            <td>{one.ageSeconds == null ? '—' : span(one.ageSeconds)}</td>
          </tr>
        ))}
      </AdminTable>
    </section>
  );
}

export function StatementsCard({ statements }: { statements: SlowStatement[] | null }) {
  const { t, language } = useText();
  const number = (value: number, digits = 0) => value.toLocaleString(language, { maximumFractionDigits: digits });
  return (
    <section className={classes.card} data-testid="platform-statements">
      <div className={classes.head}>
        <h2>{t('platform.statements')}</h2>
      </div>
      {statements === null ? <p className={classes.hint}>{t('platform.noStatements')}</p> : null}
      <AdminTable
        label={t('platform.statements')}
        columns={[
          t('platform.statement'),
          { title: t('platform.calls'), isNumber: true },
          { title: t('platform.total'), isNumber: true },
          { title: t('platform.mean'), isNumber: true },
        ]}
        isEmpty={statements === null}
        actions={false}
      >
        {(statements ?? []).map((one) => (
          <tr key={one.text}>
            <td className={own.statement}>{one.text}</td>
            <td className={classes.number}>{number(one.calls)}</td>
            <td className={classes.number}>{number(one.totalSeconds, 1)}</td>
            <td className={classes.number}>{number(one.meanMilliseconds, 2)}</td>
          </tr>
        ))}
      </AdminTable>
    </section>
  );
}

export function ActivationsCard({ kinds, reminders }: { kinds: GrainKind[] | null; reminders: number | null }) {
  const { t } = useText();
  return (
    <section className={classes.card} data-testid="platform-activations">
      <div className={classes.head}>
        <h2>{t('platform.activations')}</h2>
        <span className={classes.dim}>
          {reminders === null ? t('platform.remindersUnknown') : t('platform.reminders', { count: reminders })}
        </span>
      </div>
      {kinds === null ? <p className={classes.hint}>{t('platform.unknown')}</p> : null}
      <AdminTable
        label={t('platform.activations')}
        columns={[t('platform.grain'), { title: t('platform.inMemory'), isNumber: true }]}
        isEmpty={kinds === null}
        actions={false}
      >
        {(kinds ?? []).map((one) => (
          <tr key={one.kind}>
            <th scope="row">{one.kind}</th>
            <td className={classes.number}>{one.count}</td>
          </tr>
        ))}
      </AdminTable>
    </section>
  );
}
