import { Link } from 'react-router';
import type { BoardView, SteeringFigures } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSecond } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { duration, exact } from '@/lib/time';
import classes from './Board.module.css';
import { Compared } from './Compared';

type Tone = 'late' | 'soon' | 'today' | 'plain';

interface Tile {
  name: string;
  value: number;
  to: string;
  tone: Tone;
  part?: string | undefined;
}

// The cases of today so far: from the region's midnight to the moment the figures were counted.
function behind(counted: string, figures: SteeringFigures): string {
  const today = figures.metrics[0]?.today;
  return `/inbox/all?counted=${counted}&from=${encodeURIComponent(today?.from ?? '')}&to=${encodeURIComponent(figures.at)}`;
}

/** The figures of the region; each leads to the cases behind it. */
export function Tiles({ board, figures }: { board: BoardView; figures: SteeringFigures | undefined }) {
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
  const day = [
    { name: 'received', label: 'receivedToday', value: board.receivedToday, counted: 'received' },
    { name: 'answered', label: 'answeredToday', value: board.answeredToday, counted: 'answered' },
    { name: 'missed', label: 'missedToday', value: board.missedToday, counted: 'not-answered' },
  ] as const;
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
          <Compared name={tile.name} value={tile.value} figures={figures} />
        </Link>
      ))}
      <Link to="/inbox/open?sort=oldest" className={classes.tile} data-tone="plain">
        <span className={classes.value} data-testid="board-oldest" title={oldest ? exact(oldest, timeZone, language) : undefined}>
          {oldest ? duration(now - Date.parse(oldest), language) : '—'}
        </span>
        <span className={classes.caption}>{t('board.oldest')}</span>
      </Link>
      <dl className={classes.today} data-testid="board-today">
        {day.map(({ name, label, value, counted }) => (
          <div key={name} data-tone={name === 'missed' && value > 0 ? 'late' : undefined}>
            <dt>{t(`board.${label}`)}</dt>
            <dd>
              {figures ? <Link to={behind(counted, figures)}>{value.toLocaleString(language)}</Link> : value.toLocaleString(language)}
              <Compared name={name} value={value} figures={figures} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
