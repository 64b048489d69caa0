import type { OfficialLoad } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { Bar } from './Bar';
import classes from './Board.module.css';

const shown = 12;

export function OfficialsTable({ officials }: { officials: OfficialLoad[] }) {
  const { t, language } = useText();
  const { officialName, official } = useDirectory();
  const rows = [...officials].sort((a, b) => b.overdue - a.overdue || b.open - a.open).slice(0, shown);
  const most = Math.max(1, ...rows.map((row) => row.open));
  return (
    <section className={classes.card} data-testid="board-officials">
      <h2>{t('board.officials')}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('case.official')}</th>
            <th scope="col" className={classes.load}>
              {t('board.load')}
            </th>
            <th scope="col">{t('board.column.open')}</th>
            <th scope="col">{t('board.claimed')}</th>
            <th scope="col">{t('board.overdue')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.official}>
              <th scope="row" title={official(row.official)?.position}>
                {officialName(row.official)}
              </th>
              <td className={classes.load}>
                <Bar value={row.open} part={row.overdue} of={most} />
              </td>
              <td>{row.open.toLocaleString(language)}</td>
              <td>{row.claimed.toLocaleString(language)}</td>
              <td data-tone={row.overdue > 0 ? 'late' : undefined}>{row.overdue.toLocaleString(language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
