import { ActionIcon, Button, Checkbox, Modal } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { putLayout } from '@/features/board/api/putLayout';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { boardTiles, chosenTiles } from './boardTiles';
import classes from './Steering.module.css';

/** Which tiles a person wants and in which order. */
export function LayoutDialog({ tiles, close }: { tiles: string[] | null; close: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [order, setOrder] = useState(() => {
    const chosen = chosenTiles(tiles).map((tile) => ({ name: tile.name, on: true }));
    const rest = boardTiles.filter((tile) => !chosen.some((one) => one.name === tile.name));
    return [...chosen, ...rest.map((tile) => ({ name: tile.name, on: false }))];
  });
  const [problem, setProblem] = useState('');
  const swap = (index: number, other: number) =>
    setOrder((before) => {
      const after = [...before];
      const [one, two] = [before[index], before[other]];
      if (one && two) [after[index], after[other]] = [two, one];
      return after;
    });
  const keep = async (names: string[] | null) => {
    try {
      await putLayout(names);
      await queries.invalidateQueries({ queryKey: ['board', 'layout'] });
      close();
    } catch (failed) {
      setProblem(problemSentence(failed, t));
    }
  };
  return (
    <Modal opened onClose={close} title={t('steer.layout')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <ul className={classes.layout} data-testid="board-layout">
        {order.map((one, index) => (
          <li key={one.name}>
            <Checkbox
              label={t(`steer.tile.${one.name}`)}
              checked={one.on}
              onChange={() => setOrder((before) => before.map((other) => (other === one ? { ...one, on: !one.on } : other)))}
            />
            <ActionIcon
              variant="subtle"
              disabled={index === 0}
              aria-label={t('steer.up', { tile: t(`steer.tile.${one.name}`) })}
              onClick={() => swap(index, index - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              disabled={index === order.length - 1}
              aria-label={t('steer.down', { tile: t(`steer.tile.${one.name}`) })}
              onClick={() => swap(index, index + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <p role="alert" className={classes.problem}>
        {problem}
      </p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => void keep(null)}>
          {t('steer.asItComes')}
        </Button>
        <Button onClick={() => void keep(order.filter((one) => one.on).map((one) => one.name))} data-testid="keep-layout">
          {t('common.save')}
        </Button>
      </div>
    </Modal>
  );
}
