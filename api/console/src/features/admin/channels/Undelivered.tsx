import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { RelativeTime } from '@/components/RelativeTime';
import { deliveryError } from '@/components/deliveryError';
import { AdminTable } from '@/features/admin/AdminTable';
import page from '@/features/admin/AdminPage.module.css';
import { listUndelivered, sendAgain, type UndeliveredAnswer } from '@/lib/api/channels';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import classes from './Channels.module.css';

/** Answers that wait, failed or whose fate nobody knows. */
export function Undelivered({ id }: { id: string }) {
  const { t } = useText();
  const { data, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['undelivered', id],
    queryFn: ({ pageParam }) => listUndelivered(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    refetchInterval: 10_000,
  });
  const items = data?.pages.flatMap((one) => one.items) ?? [];
  const again = async ({ id: answer, state, caseNumber }: UndeliveredAnswer) => {
    if (state === 'unknown' && !globalThis.confirm(t('channel.undelivered.confirm', { number: caseNumber }))) return;
    try {
      await sendAgain(id, answer);
      await refetch();
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
  };
  return (
    <section className={page.card} data-testid="undelivered">
      <div className={page.head}>
        <h2>{t('channel.undelivered.title')}</h2>
      </div>
      <AdminTable
        label={t('channel.undelivered.title')}
        columns={[t('channel.undelivered.case'), t('channel.undelivered.state'), t('channel.undelivered.why'), t('channel.undelivered.since')]}
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
      {hasNextPage ? (
        <Button size="xs" variant="default" mt="sm" onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      ) : null}
    </section>
  );
}
