import { useDeferredValue, useRef, useState } from 'react';
import type { CaseDetail, CaseSummary, Message } from '@/lib/api/types';
import { isMe, isUnsettled } from '@/lib/cases/views';
import { useText } from '@/lib/i18n';
import { useIsLive, usePresence } from '@/lib/live/LiveProvider';
import { useNow } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { mostFiles } from './api/uploadFile';
import { CaseAside } from './CaseAside';
import { type CaseDialog, CaseDialogs } from './CaseDialogs';
import { CaseHead } from './CaseHead';
import classes from './CasePanel.module.css';
import { ClaimRefused } from './ClaimBar';
import { Composer } from './Composer';
import { Conversation } from './Conversation';
import { intoDraft } from './contractors/intoDraft';
import { useContractors } from './contractors/useContractors';
import { NewerMessage } from './NewerMessage';
import { MergedBar } from './related/MergedBar';
import { type RelatedDialog, RelatedDialogs } from './related/RelatedDialogs';
import { pieces } from './related/splitting';
import { useRelatedActions } from './related/useRelatedActions';
import { SenderBar } from './sender/SenderBar';
import { useSenderActions } from './sender/useSenderActions';
import { SnoozedBar } from './snooze/SnoozedBar';
import { useCaseActions } from './useCaseActions';
import { useCaseCommands } from './useCaseCommands';
import { type ComposerMode, useComposer, useIsWriting } from './useComposer';
import { useSeen } from './useSeen';
import { turnOf } from './work/turn';
import { returnedDraft, useReturnedText } from './work/useReturnedText';
import { useWorkActions } from './work/useWorkActions';
import { WorkBars } from './work/WorkBars';

interface Props {
  detail: CaseDetail;
  summary: CaseSummary;
  behind: boolean;
  backTo: string;
  /** The person decides here and does not write: no composer while a text waits for them. */
  approving: boolean;
}

export function OpenCase({ detail, summary, behind, backTo, approving }: Props) {
  const { t } = useText();
  const session = useSession();
  const live = useIsLive();
  const now = useNow();
  const [dialog, setDialog] = useState<CaseDialog | null>(null);
  const [aside, setAside] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const composing = useComposer(summary.id);
  const people = usePresence(summary.id, detail.pass);
  const [templating, setTemplating] = useState(false);
  const seen = useSeen(summary.id, detail, useIsWriting(composing));
  const actions = useCaseActions(summary, seen.version, composing);
  const work = useWorkActions(summary.id, seen.version);
  const relate = useRelatedActions(summary);
  const sender = useSenderActions(summary.id);
  const contractors = useContractors(summary.id);
  // The conversation is on the screen before what stands beside it is made.
  const whole = useDeferredValue(true, false);
  const [relating, setRelating] = useState<RelatedDialog | null>(null);
  const turn = turnOf(detail.work, session);
  useReturnedText(turn, composing, session.timeZone);

  // The push may announce a message before the conversation has been read again.
  const announced = behind && summary.lastMessageAt > detail.summary.lastMessageAt && summary.unanswered;
  const held = summary.claimedBy && !isMe(session, summary.claimedBy) && summary.leaseUntil && Date.parse(summary.leaseUntil) > now;
  const unready = !live ? t('composer.stale') : seen.unseen || announced ? t('composer.newer') : null;
  const blocked =
    unready ??
    (held
      ? t('composer.held', { name: summary.claimedByName ?? summary.claimedBy })
      : summary.status === 'closed'
        ? t('refusal.case-closed')
        : null);
  const decides = turn.kind === 'decide' && (turn.mine || approving);
  const writes = !approving || (turn.kind !== 'decide' && !detail.work.review);

  const theirs = isMe(session, summary.claimedBy) || isMe(session, summary.official) || isMe(session, summary.snoozedBy);
  const snoozable = theirs && isUnsettled(summary) && session.permissions.includes('cases.work');

  const compose = (mode: ComposerMode) => {
    composing.keep({ mode });
    field.current?.focus();
  };
  const adopt = (message: Message) => {
    composing.keep(intoDraft(composing.now(), message, mostFiles));
    field.current?.focus();
  };
  useCaseCommands({
    summary,
    actions,
    snoozable,
    replies: !decides && writes,
    compose,
    templates: () => setTemplating(true),
    ask: setDialog,
    relate: setRelating,
  });

  return (
    <section
      className={classes.panel}
      data-testid="case-panel"
      data-case={summary.id}
      data-status={summary.status}
      data-version={summary.version}
      data-aside={aside || undefined}
      aria-label={t('case.label', { number: summary.number })}
    >
      <CaseHead
        summary={summary}
        detail={detail}
        people={people}
        backTo={backTo}
        busy={actions.busy}
        claim={actions.claim}
        release={() => void actions.release()}
        close={() => setDialog('close')}
        handBack={() => setDialog('handBack')}
        snooze={snoozable ? () => setDialog('snooze') : null}
        forward={() => setDialog('forward')}
        askContractor={() => setDialog('contractor')}
        askFormally={() => setDialog('formal')}
        block={() => setDialog('block')}
        splittable={pieces(detail.messages).length > 1}
        relate={setRelating}
        aside={aside}
        toggleAside={() => setAside(!aside)}
      />
      {actions.claimRefused ? <ClaimRefused text={actions.claimRefused} close={actions.forgetClaimRefusal} /> : null}
      <div className={classes.body}>
        <div className={classes.talk}>
          <Conversation
            messages={detail.messages}
            box={box}
            onAtEnd={seen.setAtEnd}
            settle={(version) => void actions.settle(version)}
            adopt={writes && summary.status !== 'closed' ? adopt : null}
          />
          <NewerMessage
            waits={seen.unseen}
            show={() => {
              box.current?.scrollTo({ top: box.current.scrollHeight });
              seen.acknowledge();
            }}
          />
          <SnoozedBar summary={summary} actions={work} />
          <MergedBar summary={summary} takeOut={() => setRelating({ kind: 'unmerge', member: summary })} />
          <SenderBar detail={detail} actions={sender} />
          <WorkBars
            detail={detail}
            summary={summary}
            turn={turn}
            actions={work}
            blocked={unready}
            edit={(proposal) => {
              composing.keep(returnedDraft(proposal, session.timeZone));
              field.current?.focus();
            }}
          />
          {writes ? (
            <Composer
              summary={summary}
              asksPrivately={detail.asksPrivately === true}
              templates={{ opened: templating, setOpened: setTemplating }}
              composing={composing}
              field={field}
              busy={actions.busy === 'send'}
              blocked={blocked}
              problem={actions.sendProblem}
              send={actions.send}
            />
          ) : null}
        </div>
        {whole ? (
          <CaseAside
            detail={detail}
            summary={summary}
            actions={actions}
            work={work}
            contractors={contractors}
            relate={relate}
            setRelating={setRelating}
          />
        ) : (
          <aside className={classes.aside} aria-label={t('case.details')} aria-busy />
        )}
      </div>
      <RelatedDialogs summary={summary} messages={detail.messages} actions={relate} dialog={relating} dismiss={() => setRelating(null)} />
      <CaseDialogs
        summary={summary}
        work={work}
        sender={sender}
        contractors={contractors}
        messages={detail.messages}
        dialog={dialog}
        dismiss={() => setDialog(null)}
        close={(reason) => void actions.close(reason)}
      />
    </section>
  );
}
