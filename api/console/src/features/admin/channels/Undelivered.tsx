import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useConfirm } from '@/components/Confirm';
import { deliveryError } from '@/components/deliveryError';
import { RelativeTime } from '@/components/RelativeTime';
import page from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { listUndelivered } from '@/features/admin/channels/api/listUndelivered';
import { resendAnswer } from '@/features/admin/channels/api/resendAnswer';
import type { UndeliveredAnswer } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import classes from './Channels.module.css';
import { useUnsettledList } from './useUnsettledList';

/** Answers that wait, failed or whose outcome is unknown. */
export function Undelivered({ id }: { id: string }) {
  const { t } = useText();
  const { items, more, decide } = useUnsettledList('undelivered', id, listUndelivered);
  const confirmed = useConfirm();
  const again = async ({ id: answer, state, caseNumber }: UndeliveredAnswer) => {
    const question = {
      title: t('channel.again'),
      text: t('channel.undelivered.confirm', { number: caseNumber }),
      agree: t('channel.undelivered.sendAgain'),
    };
    if (state === 'unknown' && !(await confirmed(question))) return;
    void decide(() => resendAnswer(id, answer));
  };
  return (
    <section className={page.card} data-testid="undelivered">
      <div className={page.head}>
        <h2>{t('channel.undelivered.title')}</h2>
      </div>
      <AdminTable
        label={t('channel.undelivered.title')}
        columns={[
          t('channel.undelivered.case'),
          t('channel.undelivered.state'),
          t('channel.undelivered.why'),
          t('channel.undelivered.since'),
        ]}
        empty={t('channel.undelivered.none')}
        isEmpty={items.length === 0}
      >
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link to={`/inbox/all/${one.caseId}`}>{t('channel.undelivered.number', { number: one.caseNumber })}</Link>
            </th>
            <td>{t(`delivery.${one.state === 'sending' ? 'queued' : one.state}`)}</td>
            <td className={classes.error}>{deliveryError(one.error, t)?.text ?? '—'}</td>
            <td>
              <RelativeTime at={one.createdAt} />
            </td>
            <td>
              {one.state === 'failed' || one.state === 'unknown' ? (
                <Button size="compact-xs" variant="subtle" onClick={() => void again(one)}>
                  {t('channel.again')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </AdminTable>
      {more ? (
        <Button size="xs" variant="default" mt="sm" onClick={more}>
          {t('common.more')}
        </Button>
      ) : null}
    </section>
  );
}
