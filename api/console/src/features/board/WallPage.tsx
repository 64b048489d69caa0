import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { getBoard } from '@/features/board/api/getBoard';
import type { BoardView } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useBoard, useLiveState } from '@/lib/live/LiveProvider';
import { useSecond } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { Clock } from './Clock';
import { Compared } from './Compared';
import { useFigures } from './useFigures';
import { useScreenLock } from './useScreenLock';
import classes from './Wall.module.css';

const figuresOf = (board: BoardView) =>
  [
    { name: 'overdue', value: board.overdue, tone: 'late' },
    { name: 'due-hour', value: board.dueWithinHour, tone: 'soon' },
    { name: 'due-four-hours', value: board.dueWithinFourHours, tone: 'today' },
    { name: 'open', value: board.open, tone: 'plain' },
    { name: 'unclaimed', value: board.unclaimed, tone: 'plain' },
    { name: 'unrouted', value: board.unrouted, tone: board.unroutedDanger > 0 ? 'late' : 'soon' },
  ] as const;

const dayOf = (board: BoardView) =>
  [
    { name: 'received', label: 'receivedToday', value: board.receivedToday },
    { name: 'answered', label: 'answeredToday', value: board.answeredToday },
    { name: 'missed', label: 'missedToday', value: board.missedToday },
  ] as const;

/** For a screen on the wall: figures only, nobody's name, nothing to press; it says when the figures stopped. */
export function WallPage() {
  const { t, language } = useText();
  const session = useSession();
  const pushed = useBoard();
  const { data: read } = useQuery({ queryKey: ['board'], queryFn: getBoard, enabled: pushed === null });
  const board = pushed ?? read;
  const figures = useFigures();
  const { kind, age } = useLiveState();
  const now = useSecond();
  const scheme = useComputedColorScheme('light');
  useScreenLock();
  useEffect(() => {
    document.title = `${t('steer.wall')} — ${t('app.name')}`;
  }, [t]);
  const lost = kind === 'stale' || kind === 'reconnecting';
  const percent = (late: number, total: number) =>
    total > 0
      ? new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(late / total)
      : '—';
  return (
    <main id="content" className={classes.wall} data-testid="wall" data-state={kind} data-scheme={scheme}>
      <header className={classes.head}>
        <h1>{session.regionName}</h1>
        <Clock />
      </header>
      <p className={classes.lost} role="status" data-testid="wall-state" data-lost={lost || undefined}>
        {lost ? t('steer.lost', { at: short(now - age, session.timeZone, language) }) : ''}
      </p>
      {board ? (
        <>
          <section className={classes.figures} aria-label={t('board.figures')}>
            {figuresOf(board).map(({ name, value, tone }) => (
              <div key={name} className={classes.figure} data-tone={value > 0 ? tone : 'plain'}>
                <b data-testid={`wall-${name}`}>{value.toLocaleString(language)}</b>
                <span>{t(`board.${name}`)}</span>
                <Compared name={name} value={value} figures={figures} />
              </div>
            ))}
          </section>
          <section className={classes.second}>
            {figures?.metrics.map(({ name, today, target }) => (
              <div
                key={name}
                className={classes.figure}
                data-tone={today.total > 0 && today.late / today.total > target ? 'late' : 'plain'}
              >
                <b>{percent(today.late, today.total)}</b>
                <span>{t(`steer.metric.${name}`)}</span>
                <span className={classes.small}>{t('steer.target', { share: percent(target, 1) })}</span>
              </div>
            ))}
            {dayOf(board).map(({ name, label, value }) => (
              <div key={name} className={classes.figure} data-tone="plain">
                <b>{value.toLocaleString(language)}</b>
                <span>{t(`board.${label}`)}</span>
                <Compared name={name} value={value} figures={figures} />
              </div>
            ))}
          </section>
        </>
      ) : null}
      <Link to="/board" className={classes.back}>
        {t('steer.backToBoard')}
      </Link>
    </main>
  );
}
