import { Button, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { RelativeTime } from '@/components/RelativeTime';
import page from '@/features/admin/AdminPage.module.css';
import { listDeliveries } from '@/features/admin/webhooks/api/listDeliveries';
import { resendDelivery } from '@/features/admin/webhooks/api/resendDelivery';
import type { WebhookDelivery } from '@/features/admin/webhooks/api/types';
import { useText } from '@/lib/i18n';

const settled = ['delivered', 'failed', 'dropped'];

/** What was sent and what became of it. */
export function Deliveries({ id, name }: { id: string; name: string }) {
  const { t } = useText();
  const { data, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['deliveries', id],
    queryFn: ({ pageParam }) => listDeliveries(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    refetchInterval: 5000,
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
      {data && items.length === 0 ? <p className={page.empty}>{t('webhook.nothingSent')}</p> : null}
      <div className={page.scroller} tabIndex={0} role="region" aria-label={t('webhook.logOf', { name })}>
        <table className={page.table}>
          <thead>
            <tr>
              <th scope="col">{t('webhook.when')}</th>
              <th scope="col">{t('webhook.event')}</th>
              <th scope="col">{t('webhook.state')}</th>
              <th scope="col">{t('webhook.answer')}</th>
              <th scope="col" className={page.number}>
                {t('webhook.attempts')}
              </th>
              <th scope="col">
                <VisuallyHidden>{t('webhook.actions')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
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
