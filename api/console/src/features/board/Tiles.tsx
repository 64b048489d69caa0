import { Link } from 'react-router';
import type { BoardView } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSecond } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { duration, exact } from '@/lib/time';
import classes from './Board.module.css';

type Tone = 'late' | 'soon' | 'today' | 'plain';

interface Tile {
  name: string;
  value: number;
  to: string;
  tone: Tone;
  part?: string | undefined;
}

/** The figures of the region; each leads to the cases behind it. */
export function Tiles({ board }: { board: BoardView }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const now = useSecond();
  const tiles: Tile[] = [
    { name: 'open', value: board.open, to: '/inbox/open', tone: 'plain' },
    { name: 'unclaimed', value: board.unclaimed, to: '/inbox/unassigned', tone: 'plain' },
    { name: 'in-work', value: board.inWork, to: '/inbox/inWork', tone: 'plain' },
    { name: 'waiting', value: board.waitingForResident, to: '/inbox/waiting', tone: 'plain' },
    {
      name: 'unrouted',
      value: board.unrouted,
      to: '/inbox/unrouted',
      tone: board.unroutedDanger > 0 ? 'late' : 'soon',
      part: board.unroutedDanger > 0 ? t('board.unroutedDanger', { count: board.unroutedDanger }) : undefined,
    },
    { name: 'overdue', value: board.overdue, to: '/inbox/overdue', tone: 'late' },
    { name: 'due-hour', value: board.dueWithinHour, to: '/inbox/open?dueWithin=1', tone: 'soon' },
    { name: 'due-four-hours', value: board.dueWithinFourHours, to: '/inbox/open?dueWithin=4', tone: 'today' },
    { name: 'awaiting', value: board.awaitingConfirmation, to: '/inbox/answered', tone: 'plain' },
    { name: 'trouble', value: board.deliveryTrouble, to: '/inbox/trouble', tone: 'late' },
  ];
  const oldest = board.oldestUnansweredAt;
  return (
    <section className={classes.tiles} aria-label={t('board.figures')}>
      {tiles.map((tile) => (
        <Link key={tile.name} to={tile.to} className={classes.tile} data-tone={tile.value > 0 ? tile.tone : 'plain'}>
          <span className={classes.value} data-testid={`board-${tile.name}`}>
            {tile.value.toLocaleString(language)}
          </span>
          <span className={classes.caption}>
            {t(`board.${tile.name}`)}
            {tile.part ? `, ${tile.part}` : null}
          </span>
        </Link>
      ))}
      <Link to="/inbox/open?sort=oldest" className={classes.tile} data-tone="plain">
        <span className={classes.value} data-testid="board-oldest" title={oldest ? exact(oldest, timeZone, language) : undefined}>
          {oldest ? duration(now - Date.parse(oldest), language) : '—'}
        </span>
        <span className={classes.caption}>{t('board.oldest')}</span>
      </Link>
      <dl className={classes.today} data-testid="board-today">
        <div>
          <dt>{t('board.receivedToday')}</dt>
          <dd>{board.receivedToday.toLocaleString(language)}</dd>
        </div>
        <div>
          <dt>{t('board.answeredToday')}</dt>
          <dd>{board.answeredToday.toLocaleString(language)}</dd>
        </div>
        <div data-tone={board.missedToday > 0 ? 'late' : undefined}>
          <dt>{t('board.missedToday')}</dt>
          <dd>{board.missedToday.toLocaleString(language)}</dd>
        </div>
      </dl>
    </section>
  );
}
