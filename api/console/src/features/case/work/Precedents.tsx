import { Button, Loader } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { RelativeTime } from '@/components/RelativeTime';
import { listPrecedents } from '@/features/case/api/listPrecedents';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import classes from './Work.module.css';

/** What arbiters decided about a topic; one click takes the authority over. */
export function Precedents({ topic, choose }: { topic: string; choose: (authority: string) => void }) {
  const { t } = useText();
  const { topicName, authorityName } = useDirectory();
  const { data, isPending, isError, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['precedents', topic],
    queryFn: ({ pageParam, signal }) => listPrecedents(topic, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });
  const found = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={t('arbiter.precedents')} data-testid="precedents">
      <h3>{t('arbiter.precedentsOf', { topic: topicName(topic) })}</h3>
      {isPending ? <Loader size="xs" aria-label={t('common.loading')} /> : null}
      {isError ? <p className={classes.dim}>{t('arbiter.unread')}</p> : null}
      {!isPending && !isError && found.length === 0 ? <p className={classes.dim}>{t('arbiter.noPrecedents')}</p> : null}
      <ol className={classes.precedents} tabIndex={0} aria-label={t('arbiter.precedents')}>
        {found.map((one) => (
          <li key={`${one.caseId}-${one.at}`}>
            <Button variant="subtle" size="compact-xs" onClick={() => choose(one.authority)}>
              {authorityName(one.authority)}
            </Button>
            <p>{one.reason}</p>
            <span className={classes.dim}>
              {one.arbiterName} · {t('case.number', { number: one.number })} · <RelativeTime at={one.at} />
            </span>
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      ) : null}
    </section>
  );
}
