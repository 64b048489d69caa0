import type { CaseDetail, CaseSummary } from '@/lib/api/types';
import { isUnsettled } from '@/lib/cases/views';
import { useText } from '@/lib/i18n';
import { Assignee } from './Assignee';
import { addressReply } from './addressReply';
import classes from './CasePanel.module.css';
import { ContractorSection } from './contractors/ContractorSection';
import type { Contractors } from './contractors/useContractors';
import { Details } from './Details';
import { History } from './History';
import type { RelatedDialog } from './related/RelatedDialogs';
import { RelatedSection } from './related/RelatedSection';
import type { useRelatedActions } from './related/useRelatedActions';
import { ResidentSection } from './resident/ResidentSection';
import { Unmask } from './Unmask';
import type { useCaseActions } from './useCaseActions';
import { Labels } from './work/Labels';
import { Owed } from './work/Owed';
import { PromiseSection } from './work/PromiseSection';
import type { useWorkActions } from './work/useWorkActions';

interface Props {
  detail: CaseDetail;
  summary: CaseSummary;
  actions: ReturnType<typeof useCaseActions>;
  work: ReturnType<typeof useWorkActions>;
  contractors: Contractors;
  relate: ReturnType<typeof useRelatedActions>;
  setRelating: (dialog: RelatedDialog) => void;
}

/** Everything about a case beside its conversation. */
export function CaseAside({ detail, summary, actions, work, contractors, relate, setRelating }: Props) {
  const { t } = useText();
  return (
    <aside className={classes.aside} aria-label={t('case.details')} tabIndex={0}>
      <div className={classes.facing}>
        <Owed deadlines={detail.deadlines} />
        <RelatedSection summary={summary} actions={relate} takeOut={(member) => setRelating({ kind: 'unmerge', member })} />
        <ResidentSection id={summary.id} />
        <Details
          summary={summary}
          proposedAddress={addressReply(detail.messages, summary)}
          busy={actions.busy === 'classify'}
          classify={(change) => void actions.classify(change)}
        />
        <Unmask detail={detail} />
        <PromiseSection caseId={summary.id} promises={detail.work.promises} actions={work} open={isUnsettled(summary)} />
        <ContractorSection links={detail.contractors} contractors={contractors} />
        <Labels summary={summary} values={detail.work.fields} actions={work} />
        <Assignee
          summary={summary}
          proposed={detail.proposedAuthority ?? null}
          busy={actions.busy === 'assign'}
          assign={(assignment) => void actions.assign(assignment)}
        />
        <History caseId={summary.id} items={detail.history} />
      </div>
    </aside>
  );
}
