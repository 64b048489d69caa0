import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { RelativeTime } from '@/components/RelativeTime';
import page from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { listDeliveries } from '@/features/admin/webhooks/api/listDeliveries';
import { resendDelivery } from '@/features/admin/webhooks/api/resendDelivery';
import type { WebhookDelivery } from '@/features/admin/webhooks/api/types';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';

const settled = ['delivered', 'failed', 'dropped'];

/** The messages sent, and their outcomes. */
export function Deliveries({ id, name }: { id: string; name: string }) {
  const { t } = useText();
  const { data, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['deliveries', id],
    queryFn: ({ pageParam }) => listDeliveries(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    refetchInterval: every(5000),
  });
  const items = data?.pages.flatMap((one) => one.items) ?? [];
  const again = async (delivery: number) => {
    try {
      await resendDelivery(id, delivery);
      await refetch();
    } catch {
      notifications.show({ message: t('webhook.failed'), color: 'red' });
    }
  };
  return (
    <section className={page.card} data-testid="deliveries">
      <div className={page.head}>
        <h2>{t('webhook.logOf', { name })}</h2>
      </div>
      <AdminTable
        label={t('webhook.logOf', { name })}
        columns={[
          t('webhook.when'),
          t('webhook.event'),
          t('webhook.state'),
          t('webhook.answer'),
          { title: t('webhook.attempts'), isNumber: true },
        ]}
        actions={t('webhook.actions')}
        empty={data ? t('webhook.nothingSent') : undefined}
        isEmpty={items.length === 0}
      >
        {items.map((one) => (
          <tr key={one.id}>
            <td>
              <RelativeTime at={one.createdAt} />
            </td>
            <th scope="row">{one.event}</th>
            <td>{t(`webhook.delivery.${one.state}`)}</td>
            <td>
              <Answer delivery={one} />
            </td>
            <td className={page.number}>{one.attempts}</td>
            <td>
              {settled.includes(one.state) ? (
                <Button size="compact-xs" variant="subtle" onClick={() => void again(one.id)}>
                  {t('webhook.again')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </AdminTable>
      {hasNextPage ? (
        <Button size="xs" variant="default" mt="sm" onClick={() => void fetchNextPage()}>
          {t('search.more')}
        </Button>
      ) : null}
    </section>
  );
}

function Answer({ delivery: { responseCode, error, tookMs } }: { delivery: WebhookDelivery }) {
  const { t } = useText();
  if (!responseCode && !error) return null;
  return (
    <span>
      {responseCode ?? error} {tookMs === undefined ? null : <span>· {t('webhook.took', { ms: tookMs })}</span>}
    </span>
  );
}
