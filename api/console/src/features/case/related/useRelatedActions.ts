import { notifications } from '@mantine/notifications';
import { useNavigate } from 'react-router';
import { getCase } from '@/features/case/api/getCase';
import { getRelated } from '@/features/case/api/getRelated';
import { linkCases } from '@/features/case/api/linkCases';
import { mergeCases } from '@/features/case/api/mergeCases';
import { splitCase } from '@/features/case/api/splitCase';
import { unlinkCases } from '@/features/case/api/unlinkCases';
import { unmergeCase } from '@/features/case/api/unmergeCase';
import { type Outcome, useCommand } from '@/features/case/useCommand';
import { useOutcomeText } from '@/features/case/useOutcomeText';
import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { mergePlan } from './merging';
import { offerUndo } from './offerUndo';
import { splitOff } from './splitting';

// The new case is opened by the sweep, within about a second.
const looks = 16;
const between = 500;
const pause = () => new Promise((resolve) => setTimeout(resolve, between));

/** What one case can have to do with another; each gives null when it was done, else why not, for the field. */
export function useRelatedActions(summary: CaseSummary) {
  const { t } = useText();
  const { run, busy } = useCommand(summary.id);
  const inWords = useOutcomeText();
  const navigate = useNavigate();
  const { id } = summary;

  const about = (number: number, outcome: Outcome): string | null => {
    if (outcome.kind === 'refused' && outcome.code === 'nothing-to-do') return t('related.ended', { number });
    const problem = inWords(outcome);
    return problem && outcome.kind === 'refused' ? `${t('case.number', { number })}: ${problem}` : problem;
  };
  const unmerge = async (member: string, reason: string) =>
    inWords(await run('unmerge', { member, reason }, (key) => unmergeCase(member, reason, key)));
  const unlink = async (other: CaseSummary) => inWords(await run('unlink', other.id, (key) => unlinkCases(id, other.id, key)));

  const merge = async (other: CaseSummary): Promise<string | null> => {
    const { waits, into } = mergePlan(summary, other);
    const problem = about(waits.number, await run('merge', other.id, (key) => mergeCases(id, other.id, key)));
    if (problem === null) {
      offerUndo({
        message: t('related.merged', { waits: waits.number, into: into.number }),
        undoLabel: t('related.undo'),
        cases: [waits.id, into.id],
        undo: () => unmerge(waits.id, t('related.atOnce')),
        undone: t('related.undone'),
      });
    }
    return problem;
  };

  const link = async (other: CaseSummary): Promise<string | null> => {
    const problem = inWords(await run('link', other.id, (key) => linkCases(id, other.id, key)));
    if (problem === null) {
      offerUndo({
        message: t('related.linked', { one: summary.number, other: other.number }),
        undoLabel: t('related.undo'),
        cases: [id, other.id],
        undo: () => unlink(other),
        undone: t('related.undone'),
      });
    }
    return problem;
  };

  /** Null while it is not there, or where this person may not see it. */
  const made = async (): Promise<CaseSummary | null> => {
    const newCase = splitOff((await getCase(id)).history);
    for (let look = 1; look <= looks; look++) {
      const found = (await getRelated(id)).links.find((one) => one.id === newCase);
      if (found) return found;
      await pause();
    }
    return null;
  };

  const split = async (messageIds: string[]): Promise<string | null> => {
    const problem = inWords(await run('split', messageIds, (key) => splitCase(id, messageIds, key)));
    if (problem !== null) return problem;
    void made().then(
      (fresh) => {
        if (fresh === null) notifications.show({ message: t('related.splitElsewhere'), color: 'green', autoClose: 10_000 });
        else {
          offerUndo({
            message: t('related.splitDone', { number: fresh.number }),
            undoLabel: t('related.undo'),
            cases: [id, fresh.id],
            // An opened case cannot be deleted: it is merged into the one it came from, which then shows its messages again.
            undo: async () => about(fresh.number, await run('merge', fresh.id, (key) => mergeCases(id, fresh.id, key))),
            undone: t('related.merged', { waits: fresh.number, into: summary.number }),
            open: { label: t('related.open'), act: () => void navigate(`/inbox/all/${fresh.id}`) },
          });
        }
      },
      () => notifications.show({ message: t('related.splitElsewhere'), color: 'green', autoClose: 10_000 }),
    );
    return null;
  };
  return { busy, merge, link, unlink, unmerge, split };
}

export type RelatedActions = ReturnType<typeof useRelatedActions>;
