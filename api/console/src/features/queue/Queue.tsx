import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { mostCases } from '@/features/queue/api/types';
import { listKey } from '@/lib/cases/caseList';
import { useText } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import { useCaseList } from '@/lib/live/LiveProvider';
import { type Density, useDensity } from '@/lib/settings';
import { BulkBar } from './BulkBar';
import { BulkProgress } from './BulkProgress';
import { Nothing } from './Nothing';
import classes from './Queue.module.css';
import { QueueHead } from './QueueHead';
import { QueueRow } from './QueueRow';
import { filterOf, sameFilter } from './savedFilter';
import { nothingPicked, pick, pickAll } from './selection';
import { useBulk } from './useBulk';
import { useFilters } from './useFilters';
import { useShownRows } from './useShownRows';
import { useViewCounts } from './useViewCounts';

const rowHeights: Record<Density, number> = { roomy: 96, dense: 70 };

interface Props {
  /** Called when the list is on the screen. */
  shown: () => void;
}

/** The live list of the view in the address. */
export function Queue({ shown }: Props) {
  const { query } = useFilters();
  return <QueueList key={listKey(query)} shown={shown} />;
}

function QueueList({ shown }: Props) {
  const { t, language } = useText();
  const { query, suffix } = useFilters();
  const { caseId } = useParams();
  const navigate = useNavigate();
  const list = useCaseList(query);
  const counts = useViewCounts();
  const scroll = useRef<HTMLDivElement>(null);
  const [atTop, setAtTop] = useState(true);
  // Nothing moves under a pointer: what comes waits, what goes only fades, until it leaves the list.
  const [pointed, setPointed] = useState(false);
  const density = useDensity();
  const rowHeight = rowHeights[density];

  // Rows that go above the reader must not pull the rest up under the cursor.
  const beforeRemoval = useCallback(
    (indexes: number[]) => {
      const box = scroll.current;
      if (!box || box.scrollTop < rowHeight) return;
      const above = indexes.filter((index) => (index + 1) * rowHeight <= box.scrollTop).length;
      box.scrollTop -= above * rowHeight;
    },
    [rowHeight],
  );
  const [selection, setSelection] = useState(nothingPicked);
  const bulk = useBulk();
  const { rows, pending, showAll } = useShownRows(list.rows, atTop && !pointed, pointed, beforeRemoval);

  const ids = useMemo(() => rows.filter((row) => !row.leaving).map((row) => row.case.id), [rows]);
  const known = useRef(ids);
  useEffect(() => {
    known.current = ids;
  });
  const pickOne = useCallback(
    (id: string, range: boolean) => setSelection((before) => pick(before, known.current, id, range, mostCases)),
    [],
  );
  // What has left the list is no longer selected.
  const picked = useMemo(() => ids.filter((id) => selection.ids.has(id)), [ids, selection]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]?.case.id ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are measured again when their height changes
  useEffect(() => virtual.measure(), [rowHeight]);
  const items = virtual.getVirtualItems();
  const lastVisible = items.at(-1)?.index ?? -1;
  const wantsMore = !list.complete && !list.loading && !list.failed && !list.blank && lastVisible >= rows.length - 20;
  useEffect(() => {
    if (wantsMore) list.more();
  });

  useEffect(() => {
    if (!list.blank) shown();
  }, [list.blank, shown]);

  const filtered = !sameFilter(filterOf({ ...query, sort: 'deadline' }), { view: query.view });
  const counted = filtered ? null : counts[query.view];
  const total = counted ?? (list.blank ? null : list.rows.length);
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
    x: () => {
      const focused = document.activeElement?.getAttribute('data-case') ?? caseId;
      if (focused && ids.includes(focused)) pickOne(focused, false);
    },
    X: () => {
      const focused = document.activeElement?.getAttribute('data-case') ?? caseId;
      if (focused && ids.includes(focused)) pickOne(focused, true);
    },
    Enter: () => {
      const first = rows[0];
      if (!caseId && first) void navigate(`/inbox/${query.view}/${first.case.id}${suffix}`);
    },
  });

  return (
    <section className={classes.pane} aria-label={t('queue.label')} data-testid="queue">
      <QueueHead first={ids[0] ?? null} count={total === null ? '' : `${total.toLocaleString(language)}${exact ? '' : '+'}`} />
      {picked.length > 0 ? (
        <BulkBar
          ids={picked}
          shown={ids.length}
          all={() => setSelection(pickAll(ids, mostCases))}
          clear={() => setSelection(nothingPicked)}
          begin={bulk.begin}
        />
      ) : null}
      {bulk.job ? (
        <BulkProgress job={bulk.job} cancel={() => void bulk.cancel(bulk.job?.id ?? '')} dismiss={() => bulk.dismiss(bulk.job?.id ?? '')} />
      ) : null}
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
        data-testid="queue-list"
        data-density={density}
        onPointerEnter={(event) => event.pointerType === 'mouse' && setPointed(true)}
        onPointerLeave={() => setPointed(false)}
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
                  picked={selection.ids.has(row.case.id)}
                  picking={picked.length > 0}
                  pick={pickOne}
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
