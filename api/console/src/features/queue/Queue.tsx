import { Button, Loader } from '@mantine/core';
import { IconInbox, IconPlugConnectedX } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { listKey } from '@/lib/cases/caseList';
import { useText } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import { useCaseList } from '@/lib/live/LiveProvider';
import classes from './Queue.module.css';
import { QueueHead, searchFieldId } from './QueueHead';
import { QueueRow } from './QueueRow';
import { useFilters } from './useFilters';
import { useShownRows } from './useShownRows';
import { useViewCounts } from './useViewCounts';

const rowHeight = 96;

/** The live list of the view in the address. */
export function Queue() {
  const { query } = useFilters();
  return <QueueList key={listKey(query)} />;
}

function QueueList() {
  const { t, language } = useText();
  const { query, suffix } = useFilters();
  const { caseId } = useParams();
  const navigate = useNavigate();
  const list = useCaseList(query);
  const counts = useViewCounts();
  const scroll = useRef<HTMLDivElement>(null);
  const [atTop, setAtTop] = useState(true);

  // Rows that go above the reader must not pull the rest up under the cursor.
  const beforeRemoval = useCallback((indexes: number[]) => {
    const box = scroll.current;
    if (!box || box.scrollTop < rowHeight) return;
    const above = indexes.filter((index) => (index + 1) * rowHeight <= box.scrollTop).length;
    box.scrollTop -= above * rowHeight;
  }, []);
  const { rows, pending, showAll } = useShownRows(list.rows, atTop, beforeRemoval);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]?.case.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const lastVisible = items.at(-1)?.index ?? -1;
  const wantsMore = !list.complete && !list.loading && !list.failed && !list.blank && lastVisible >= rows.length - 20;
  useEffect(() => {
    if (wantsMore) list.more();
  });

  const filtered = Boolean(query.topic || query.authority || query.search);
  const counted = filtered ? null : counts[query.view];
  const known = counted ?? (list.blank ? null : list.rows.length);
  const exact = counted !== null || list.complete;

  const move = (by: number) => {
    const focused = document.activeElement?.getAttribute('data-case') ?? caseId;
    const at = rows.findIndex((row) => row.case.id === focused);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    virtual.scrollToIndex(rows.indexOf(next));
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-case="${next.case.id}"]`)?.focus({ preventScroll: true }),
    );
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '/': () => document.getElementById(searchFieldId)?.focus(),
    Enter: () => {
      const first = rows[0];
      if (!caseId && first) void navigate(`/inbox/${query.view}/${first.case.id}${suffix}`);
    },
  });

  return (
    <section className={classes.pane} aria-label={t('queue.label')} data-testid="queue">
      <QueueHead count={known === null ? '' : `${known.toLocaleString(language)}${exact ? '' : '+'}`} />
      <div aria-live="polite" className={classes.announcer}>
        {pending > 0 ? (
          <button
            type="button"
            className={classes.fresh}
            data-testid="new-rows"
            onClick={() => {
              showAll();
              scroll.current?.scrollTo({ top: 0 });
            }}
          >
            {t('queue.new', { count: pending })}
          </button>
        ) : null}
      </div>
      <div
        ref={scroll}
        className={classes.scroll}
        onScroll={(event) => setAtTop(event.currentTarget.scrollTop < 8)}
        tabIndex={-1}
      >
        {rows.length > 0 ? (
          <div role="list" aria-label={t('queue.label')} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {items.map((item) => {
              const row = rows[item.index];
              return row ? (
                <QueueRow
                  key={item.key}
                  row={row}
                  to={`/inbox/${query.view}/${row.case.id}${suffix}`}
                  selected={row.case.id === caseId}
                  position={item.index + 1}
                  total={rows.length}
                  top={item.start}
                />
              ) : null;
            })}
          </div>
        ) : (
          <Nothing loading={list.loading || list.blank} failed={list.failed} retry={list.more} />
        )}
      </div>
    </section>
  );
}

function Nothing({ loading, failed, retry }: { loading: boolean; failed: boolean; retry: () => void }) {
  const { t } = useText();
  if (failed) {
    return (
      <div className={classes.empty} role="alert">
        <IconPlugConnectedX size={32} stroke={1.4} aria-hidden />
        {t('queue.failed')}
        <Button variant="default" onClick={retry}>
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  if (loading) {
    return (
      <div className={classes.empty}>
        <Loader size="sm" aria-label={t('common.loading')} />
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <IconInbox size={32} stroke={1.4} aria-hidden />
      {t('queue.empty')}
    </div>
  );
}
