import { Button, Loader, SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { listPromises } from '@/features/promises/api/listPromises';
import { every } from '@/lib/api/polling';
import { type PromiseState, promiseStates } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { PromiseRow } from './PromiseRow';
import classes from './Promises.module.css';

const isState = (text: string | null): text is PromiseState => promiseStates.some((one) => one === text);

/** The ledger of what was promised to residents; every filter is in the address. */
export function PromisesPage() {
  const { t } = useText();
  const { allAuthorities: authorities, officials } = useDirectory();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('state');
  const state = isState(asked) ? asked : 'open';
  const authority = parameters.get('authority');
  const owner = parameters.get('owner');
  const set = (name: string, value: string | null) =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  const { data, isPending, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['promises', state, authority, owner],
    queryFn: ({ pageParam, signal }) => listPromises({ state, authority, owner, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
    refetchInterval: every(30_000),
  });
  useEffect(() => {
    document.title = `${t('promise.screen')} — ${t('app.name')}`;
  }, [t]);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const clearing = {
    clearable: true,
    clearButtonProps: { 'aria-label': t('common.clear') },
    searchable: true,
    nothingFoundMessage: t('common.nothingFound'),
  };
  return (
    <main id="content" className={classes.page} tabIndex={-1} data-testid="promises-page">
      <h1>{t('promise.screen')}</h1>
      <div className={classes.filters}>
        <div className={classes.states}>
          <SegmentedControl
            size="xs"
            aria-label={t('promise.stateFilter')}
            data={promiseStates.map((one) => ({ value: one, label: t(`promise.filter.${one}`) }))}
            value={state}
            onChange={(next) => set('state', next === 'open' ? null : next)}
          />
        </div>
        <Select
          aria-label={t('case.authority')}
          placeholder={t('promise.anyAuthority')}
          data={authorities.map((one) => ({ value: one.id, label: one.name }))}
          value={authority}
          onChange={(next) => set('authority', next)}
          {...clearing}
        />
        <Select
          aria-label={t('promise.owner')}
          placeholder={t('promise.anyOwner')}
          data={officials.map((one) => ({ value: one.id, label: one.name }))}
          value={owner}
          onChange={(next) => set('owner', next)}
          {...clearing}
        />
      </div>
      {isPending ? <Loader size="sm" aria-label={t('common.loading')} /> : null}
      {isError ? (
        <div role="alert" className={classes.empty}>
          {t('promise.failed')}
          <Button variant="default" onClick={() => void refetch()}>
            {t('common.retry')}
          </Button>
        </div>
      ) : null}
      {!isPending && !isError && rows.length === 0 ? <p className={classes.empty}>{t('promise.nothing')}</p> : null}
      <ul className={classes.list}>
        {rows.map((one) => (
          <PromiseRow key={`${one.caseId}-${one.version}`} promise={one} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      ) : null}
    </main>
  );
}
