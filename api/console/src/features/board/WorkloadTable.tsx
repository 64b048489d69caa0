import { useState } from 'react';
import { Link } from 'react-router';
import type { OfficialWorkload, Workload } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { fromRegional, toRegional } from '@/lib/time';
import { Bar } from './Bar';
import board from './Board.module.css';
import { carriesMove, droppedMove } from './dragged';
import { useRebalancing } from './Rebalancing';
import classes from './Steering.module.css';

const shown = 30;

/** Who is at work, what they carry and how much of what they can carry; a late case can be dropped on a row. */
export function WorkloadTable({ load }: { load: Workload }) {
  const { t } = useText();
  const rows = [...load.officials].sort((a, b) => b.late - a.late || b.overdue - a.overdue || b.open - a.open).slice(0, shown);
  return (
    <section className={board.card} data-testid="board-workload">
      <h2>
        {t('steer.officials')} <span>{t('steer.online', { count: load.officials.filter((one) => one.state === 'online').length })}</span>
      </h2>
      <div className={board.scroller} tabIndex={0} role="region" aria-label={t('steer.officials')}>
        <table className={board.table}>
          <thead>
            <tr>
              <th scope="col">{t('case.official')}</th>
              <th scope="col" className={board.load}>
                {t('steer.capacity')}
              </th>
              <th scope="col">{t('board.column.open')}</th>
              <th scope="col">{t('steer.dueToday')}</th>
              <th scope="col">{t('board.overdue')}</th>
              <th scope="col">{t('steer.perDay')}</th>
              <th scope="col">{t('steer.late')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.official} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row }: { row: OfficialWorkload }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { officialName } = useDirectory();
  const { preview } = useRebalancing();
  const [over, setOver] = useState(false);
  const midnight = fromRegional(`${toRegional(Date.now() + 86_400_000, timeZone).slice(0, 10)}T00:00`, timeZone);
  const cases = `/inbox/open?official=${encodeURIComponent(row.official)}`;
  const used = row.capacity > 0 ? Math.round((row.open / row.capacity) * 100) : 100;
  return (
    <tr
      data-over={over || undefined}
      data-testid={`workload-${row.official}`}
      onDragOver={(event) => {
        if (!carriesMove(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const handed = droppedMove(event);
        if (handed && handed.from !== row.official) preview([{ ...handed, to: row.official }]);
      }}
    >
      <th scope="row">
        <span className={classes.state} data-state={row.state} title={t(`steer.state.${row.state}`)}>
          <span className={board.hidden}>{t(`steer.state.${row.state}`)}</span>
        </span>
        {officialName(row.official)}
      </th>
      <td className={board.load} title={t('steer.used', { open: row.open, capacity: row.capacity })}>
        <Bar value={row.open} part={row.overdue} of={Math.max(1, row.capacity)} />
        <span className={classes.used}>{used}%</span>
      </td>
      <td>
        <Link to={cases}>{row.open}</Link>
      </td>
      <td data-tone={row.dueToday > 0 ? 'soon' : undefined}>
        <Link to={`${cases}&dueBefore=${encodeURIComponent(midnight?.toISOString() ?? '')}`}>{row.dueToday}</Link>
      </td>
      <td data-tone={row.overdue > 0 ? 'late' : undefined}>
        <Link to={`/inbox/overdue?official=${encodeURIComponent(row.official)}`}>{row.overdue}</Link>
      </td>
      <td title={(row.perDay ?? null) === null ? t('steer.paceUnknown') : undefined}>{row.perDay?.toLocaleString(language) ?? '—'}</td>
      <td data-tone={row.late > 0 ? 'late' : undefined}>{(row.perDay ?? null) === null ? '—' : row.late}</td>
    </tr>
  );
}
