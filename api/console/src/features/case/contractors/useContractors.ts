import { notifications } from '@mantine/notifications';
import { revokeContractorLink } from '@/features/case/api/revokeContractorLink';
import { type ContractorTask, sendToContractor } from '@/features/case/api/sendToContractor';
import { useCommand } from '@/features/case/useCommand';
import { useOutcomeText } from '@/features/case/useOutcomeText';
import type { CaseSummary } from '@/lib/api/types';

/** Links to contractors of one case. */
export function useContractors(id: string) {
  const { run, busy } = useCommand(id);
  const inWords = useOutcomeText();
  return {
    busy,
    /** The address of the new link, or why there is none. */
    send: async (task: ContractorTask): Promise<{ url: string } | { problem: string }> => {
      let url = '';
      const outcome = await run('contractor', task, async (key) => {
        const sent = await sendToContractor(id, task, key);
        url = sent.url;
        return { outcome: 'done', summary: sent.summary as CaseSummary, way: null };
      });
      const problem = inWords(outcome);
      return problem === null ? { url } : { problem };
    },
    revoke: async (link: string): Promise<void> => {
      const problem = inWords(await run(`revoke-${link}`, link, (key) => revokeContractorLink(id, link, key)));
      if (problem) notifications.show({ message: problem, color: 'red', autoClose: 10_000 });
    },
  };
}

export type Contractors = ReturnType<typeof useContractors>;
