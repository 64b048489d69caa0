import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { getBoard } from '@/features/board/api/getBoard';
import { useText } from '@/lib/i18n';
import { useBoard } from '@/lib/live/LiveProvider';
import { useSession } from '@/lib/session/session';
import { AuthoritiesTable } from './AuthoritiesTable';
import classes from './Board.module.css';
import { Clock } from './Clock';
import { IncomingChart } from './IncomingChart';
import { OfficialsTable } from './OfficialsTable';
import { Tiles } from './Tiles';
import { TopicsTable } from './TopicsTable';

/** The region at a glance, on a desktop or a wall screen. */
export function BoardPage({ map }: { map: ReactNode }) {
  const { t } = useText();
  const session = useSession();
  const pushed = useBoard();
  // The hub sends the board at once; HTTP is used while there is no hub.
  const { data: read } = useQuery({ queryKey: ['board'], queryFn: getBoard, enabled: pushed === null });
  const board = pushed ?? read;
  useEffect(() => {
    document.title = `${t('nav.board')} — ${t('app.name')}`;
  }, [t]);
  return (
    <main id="content" className={classes.page} data-testid="board" tabIndex={-1}>
      <header className={classes.header}>
        <h1>{session.regionName}</h1>
        {board ? <Clock /> : null}
      </header>
      {board ? (
        <>
          <Tiles board={board} />
          <div className={classes.grid}>
            <div className={classes.column}>
              <IncomingChart board={board} />
              <AuthoritiesTable authorities={board.authorities} />
            </div>
            <div className={classes.column}>
              {map}
              <TopicsTable topics={board.topics} />
              <OfficialsTable officials={board.officials} />
            </div>
          </div>
        </>
      ) : (
        <div className={classes.loading}>
          <Loader size="sm" aria-label={t('common.loading')} />
        </div>
      )}
    </main>
  );
}
