import { Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { FormButtons } from '@/features/case/work/FormButtons';
import work from '@/features/case/work/Work.module.css';
import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { CaseChoice } from './CaseChoice';
import { mergePlan } from './merging';
import classes from './Related.module.css';
import { useRelated } from './useRelated';
import type { RelatedActions } from './useRelatedActions';

interface Props {
  kind: 'merge' | 'link';
  summary: CaseSummary;
  actions: RelatedActions;
  dismiss: () => void;
}

/** Lets a case wait in another, or says that the two belong together. */
export function JoinForm({ kind, summary, actions, dismiss }: Props) {
  const { t } = useText();
  const related = useRelated(summary);
  const [other, setOther] = useState<CaseSummary | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Two linked cases may still be merged.
  const without = useMemo(
    () => new Set([...(related?.members ?? []), ...(kind === 'link' ? (related?.links ?? []) : [])].map((one) => one.id)),
    [related, kind],
  );
  const plan = kind === 'merge' && other ? mergePlan(summary, other) : null;
  const ended = plan?.ended ? t('related.ended', { number: plan.into.number }) : null;
  return (
    <Modal opened onClose={dismiss} size="lg" title={t(`related.${kind}Title`)} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={work.form}
        data-testid={`${kind}-form`}
        onSubmit={(event) => {
          event.preventDefault();
          if (!other || ended) return;
          void actions[kind](other).then((refused) => {
            if (refused === null) dismiss();
            else setProblem(refused);
          });
        }}
      >
        <p className={work.hint}>{t(`related.${kind}Hint`)}</p>
        <CaseChoice
          about={summary}
          without={without}
          value={other}
          problem={ended ?? problem}
          choose={(chosen) => {
            setOther(chosen);
            setProblem(null);
          }}
        />
        <div role="status">
          {other && !ended ? (
            <p className={classes.preview} data-testid="preview">
              {plan
                ? t('related.preview', { waits: plan.waits.number, into: plan.into.number, name: plan.waits.residentName })
                : t('related.previewLink', { one: summary.number, other: other.number })}
            </p>
          ) : null}
        </div>
        <FormButtons
          label={t(`related.${kind}Do`)}
          disabled={!other || ended !== null}
          busy={actions.busy === kind}
          testId={`confirm-${kind}`}
          dismiss={dismiss}
        />
      </form>
    </Modal>
  );
}
