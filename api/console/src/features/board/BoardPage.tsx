import { ActionIcon, Loader, Tooltip } from '@mantine/core';
import { IconDeviceTv, IconLayoutGrid } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { getBoard } from '@/features/board/api/getBoard';
import { getLayout } from '@/features/board/api/getLayout';
import { useText } from '@/lib/i18n';
import { useBoard } from '@/lib/live/LiveProvider';
import { useSession } from '@/lib/session/session';
import classes from './Board.module.css';
import { chosenTiles } from './boardTiles';
import { Clock } from './Clock';
import { LayoutDialog } from './LayoutDialog';
import { RebalancingProvider } from './Rebalancing';
import steering from './Steering.module.css';
import { useFigures, useWorkload } from './useFigures';

/** The region at a glance, and the means to steer it. */
export function BoardPage({ map }: { map: ReactNode }) {
  const { t } = useText();
  const session = useSession();
  const pushed = useBoard();
  // The hub sends the board at once; HTTP is used while there is no hub.
  const { data: read } = useQuery({ queryKey: ['board'], queryFn: getBoard, enabled: pushed === null });
  const { data: layout } = useQuery({ queryKey: ['board', 'layout'], queryFn: getLayout, staleTime: 5 * 60_000 });
  const figures = useFigures();
  const load = useWorkload();
  const [arranging, setArranging] = useState(false);
  const board = pushed ?? read;
  useEffect(() => {
    document.title = `${t('nav.board')} — ${t('app.name')}`;
  }, [t]);
  const tiles = board
    ? chosenTiles(layout?.tiles).map((tile) => (
        <div key={tile.name} data-wide={tile.wide || undefined} data-tile={tile.name}>
          {tile.show({ board, figures, load, map })}
        </div>
      ))
    : null;
  return (
    <main id="content" className={classes.page} data-testid="board" tabIndex={-1}>
      <header className={classes.header}>
        <h1>{session.regionName}</h1>
        <span className={steering.tools}>
          <Tooltip label={t('steer.layout')}>
            <ActionIcon variant="subtle" aria-label={t('steer.layout')} onClick={() => setArranging(true)} data-testid="arrange">
              <IconLayoutGrid size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('steer.wall')}>
            <ActionIcon variant="subtle" component={Link} to="/board/wall" aria-label={t('steer.wall')} data-testid="to-wall">
              <IconDeviceTv size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          {board ? <Clock /> : null}
        </span>
      </header>
      {tiles && session.permissions.includes('board.steer') ? (
        <RebalancingProvider>
          <div className={steering.board}>{tiles}</div>
        </RebalancingProvider>
      ) : null}
      {tiles && !session.permissions.includes('board.steer') ? <div className={steering.board}>{tiles}</div> : null}
      {tiles ? null : (
        <div className={classes.loading}>
          <Loader size="sm" aria-label={t('common.loading')} />
        </div>
      )}
      {arranging ? <LayoutDialog tiles={layout?.tiles ?? null} close={() => setArranging(false)} /> : null}
    </main>
  );
}
