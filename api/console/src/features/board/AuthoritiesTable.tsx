import { Link } from 'react-router';
import type { AuthorityLoad } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { Bar } from './Bar';
import classes from './Board.module.css';

export function AuthoritiesTable({ authorities }: { authorities: AuthorityLoad[] }) {
  const { t, language } = useText();
  const { authorityName } = useDirectory();
  const rows = [...authorities].sort((a, b) => b.overdue - a.overdue || b.open - a.open);
  const most = Math.max(1, ...rows.map((row) => row.open));
  const figure = (value: number) => value.toLocaleString(language);
  return (
    <section className={classes.card} data-testid="board-authorities">
      <h2>{t('board.authorities')}</h2>
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={t('board.authorities')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('board.authority')}</th>
              <th scope="col" className={classes.load}>
                {t('board.load')}
              </th>
              <th scope="col">{t('board.column.open')}</th>
              <th scope="col">{t('board.column.unclaimed')}</th>
              <th scope="col">{t('board.overdue')}</th>
              <th scope="col">{t('board.column.dueFourHours')}</th>
              <th scope="col">{t('board.column.answered')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.authority || 'none'}>
                <th scope="row">
                  {row.authority ? (
                    <Link to={`/inbox/open?authority=${encodeURIComponent(row.authority)}`}>{authorityName(row.authority)}</Link>
                  ) : (
                    <Link to="/inbox/unrouted">{t('board.noAuthority')}</Link>
                  )}
                </th>
                <td className={classes.load}>
                  <Bar value={row.open} part={row.overdue} of={most} />
                </td>
                <td>{figure(row.open)}</td>
                <td>{figure(row.unclaimed)}</td>
                <td data-tone={row.overdue > 0 ? 'late' : undefined}>{figure(row.overdue)}</td>
                <td data-tone={row.dueWithinFourHours > 0 ? 'soon' : undefined}>{figure(row.dueWithinFourHours)}</td>
                <td>{figure(row.answeredToday)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
