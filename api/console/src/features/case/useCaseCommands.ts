import type { CaseSummary } from '@/lib/api/types';
import { isMe, isUnsettled } from '@/lib/cases/views';
import { type Command, useCommands } from '@/lib/commands';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import type { CaseDialog } from './CaseDialogs';
import type { RelatedDialog } from './related/RelatedDialogs';
import type { useCaseActions } from './useCaseActions';
import type { ComposerMode } from './useComposer';

interface Means {
  summary: CaseSummary;
  actions: ReturnType<typeof useCaseActions>;
  /** The case is the viewer's to put aside. */
  snoozable: boolean;
  /** The person writes here and does not decide: "r" answers. */
  replies: boolean;
  compose: (mode: ComposerMode) => void;
  templates: () => void;
  ask: (dialog: CaseDialog) => void;
  relate: (dialog: RelatedDialog) => void;
}

/** What can be done to the open case, by key and in the palette. */
export function useCaseCommands({ summary, actions, snoozable, replies, compose, templates, ask, relate }: Means): void {
  const { t } = useText();
  const session = useSession();
  const works = session.permissions.includes('cases.work') && isUnsettled(summary);
  const act = (id: string, label: string, run: () => void, keys?: string): Command => ({ id, group: 'case', label, run, keys });
  useCommands([
    act('claim', t('case.claim'), actions.claim, 'c'),
    ...(isMe(session, summary.claimedBy) ? [act('release', t('case.release'), () => void actions.release())] : []),
    ...(replies ? [act('reply', t('help.reply'), () => compose('reply'), 'r')] : []),
    act('note', t('help.note'), () => compose('note'), 'n'),
    act('final', t('help.resolve'), () => compose('final'), 'e'),
    act('intermediate', t('answerKind.intermediate'), () => compose('intermediate')),
    act('ask-address', t('composer.modes.askAddress'), () => compose('askAddress')),
    act('templates', t('templates.open'), templates, 't'),
    ...(snoozable ? [act('snooze', t('snooze.title'), () => ask('snooze'), 'z')] : []),
    ...(works && summary.authority ? [act('hand-back', t('handBack.title'), () => ask('handBack'))] : []),
    ...(works
      ? [
          act('merge', t('related.mergeTitle'), () => relate({ kind: 'merge' })),
          act('link', t('related.linkTitle'), () => relate({ kind: 'link' })),
          act('forward', t('forward.title'), () => ask('forward')),
          act('contractor', t('contractor.menu'), () => ask('contractor')),
          act('close', t('case.closeTitle'), () => ask('close')),
        ]
      : []),
    act('copy-link', t('case.copyLink'), () => void navigator.clipboard?.writeText(location.href)),
  ]);
}
