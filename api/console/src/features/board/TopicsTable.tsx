import { Link } from 'react-router';
import type { TopicCount } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { Bar } from './Bar';
import classes from './Board.module.css';

const shown = 10;

export function TopicsTable({ topics }: { topics: TopicCount[] }) {
  const { t, language } = useText();
  const { topicName } = useDirectory();
  const rows = [...topics].sort((a, b) => b.open - a.open || b.receivedToday - a.receivedToday).slice(0, shown);
  const most = Math.max(1, ...rows.map((row) => row.open));
  return (
    <section className={classes.card} data-testid="board-topics">
      <h2>{t('board.topics')}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('case.topic')}</th>
            <th scope="col" className={classes.load}>
              {t('board.load')}
            </th>
            <th scope="col">{t('board.column.open')}</th>
            <th scope="col">{t('board.today')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.topic}>
              <th scope="row">
                <Link to={`/inbox/open?topic=${encodeURIComponent(row.topic)}`}>{topicName(row.topic)}</Link>
              </th>
              <td className={classes.load}>
                <Bar value={row.open} part={0} of={most} />
              </td>
              <td>{row.open.toLocaleString(language)}</td>
              <td>{row.receivedToday.toLocaleString(language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
