import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type BlockTerm, blockSender } from '@/features/case/api/blockSender';
import { releaseHeld } from '@/features/case/api/releaseHeld';
import { unblockSender } from '@/features/case/api/unblockSender';
import { caseKey } from '@/features/case/useCaseDetail';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';

/** Blocking the case's sender, taking it back, and letting held messages go on. Each says null when it was done. */
export function useSenderActions(id: string) {
  const { t } = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);

  const run = async (name: string, act: () => Promise<unknown>): Promise<string | null> => {
    setBusy(name);
    try {
      await act();
      await queries.invalidateQueries({ queryKey: caseKey(id) });
      return null;
    } catch (error) {
      return problemSentence(error, t);
    } finally {
      setBusy(null);
    }
  };

  return {
    busy,
    block: (term: BlockTerm, reason: string) => run('block', () => blockSender(id, term, reason)),
    unblock: async () => {
      const problem = await run('unblock', () => unblockSender(id));
      if (problem) notifications.show({ message: problem, color: 'red', autoClose: 10_000 });
    },
    release: (ids?: number[]) =>
      run('release', async () => {
        const { released } = await releaseHeld(id, ids);
        notifications.show({ message: t('sender.released', { count: released }), color: 'green', autoClose: 4000 });
      }),
  };
}

export type SenderActions = ReturnType<typeof useSenderActions>;
