import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getBatch } from '@/features/board/api/getBatch';
import { recentMoves } from '@/features/board/api/recentMoves';
import { undoMoves } from '@/features/board/api/undoMoves';
import { every } from '@/lib/api/polling';
import type { BulkView } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSecond } from '@/lib/now';
import { problemSentence } from '@/lib/problems';
import { duration } from '@/lib/time';
import classes from './Steering.module.css';

/** The last batch of moves: how far it is, what could not be moved, and for ten minutes the way back. */
export function UndoBar() {
  const { t, language } = useText();
  const queries = useQueryClient();
  const now = useSecond();
  const [problem, setProblem] = useState('');
  const { data: recent } = useQuery({
    queryKey: ['board', 'moves'],
    queryFn: recentMoves,
    refetchInterval: (query) => (query.state.data?.[0]?.job.state === 'running' ? every(1000)(query) : every(30_000)(query)),
  });
  const latest = recent?.[0];
  const undone = latest?.undone ?? null;
  const { data: back } = useQuery({
    queryKey: ['board', 'moves', undone],
    queryFn: () => getBatch(undone ?? ''),
    enabled: undone !== null,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? every(1000)(query) : false),
  });
  if (!latest) return null;
  const left = latest.undoUntil ? Date.parse(latest.undoUntil) - now : 0;
  const undo = async () => {
    try {
      await undoMoves(latest.job.id);
    } catch (failed) {
      setProblem(problemSentence(failed, t));
    }
    await queries.invalidateQueries({ queryKey: ['board'] });
  };
  return (
    <div className={classes.undo} role="status" data-testid="moved" data-state={undone ? 'undone' : latest.job.state}>
      <span>
        {undone ? <Said job={back} done="steer.takenBack" /> : <Said job={latest.job} done="steer.moved" />} {problem}
      </span>
      {!undone && left > 0 && latest.job.state !== 'running' && latest.job.done > 0 ? (
        <Button size="xs" variant="default" onClick={() => void undo()} data-testid="undo-moves">
          {t('steer.undo', { left: duration(left, language) })}
        </Button>
      ) : null}
    </div>
  );
}

function Said({ job, done }: { job: BulkView | undefined; done: 'steer.moved' | 'steer.takenBack' }) {
  const { t } = useText();
  if (!job || job.state === 'running')
    return t('steer.moving', { done: (job?.done ?? 0) + (job?.refusedCount ?? 0), total: job?.total ?? 0 });
  const refused = job.refused.map((one) => `№ ${one.number ?? '—'}: ${t(`steer.problem.${one.code}`, { defaultValue: one.code })}`);
  return (
    <>
      {t(done, { count: job.done })}
      {refused.length > 0 ? ` ${t('steer.stayed')} ${refused.join('; ')}` : null}
    </>
  );
}
