import { Button, Select, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Assignment } from '@/features/case/api/assignCase';
import type { CaseSummary } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { type Choice, keep, kept, unchanged } from './assigneeChoice';
import classes from './Details.module.css';

interface Props {
  summary: CaseSummary;
  /** The authority that topic and address lead to, where it is another. */
  proposed: string | null;
  busy: boolean;
  assign: (assignment: Assignment) => void;
}

/** Whose the case is. A change is confirmed, because it moves the case to somebody else. */
export function Assignee({ summary, proposed, busy, assign }: Props) {
  const { t } = useText();
  const { authorities, officials, authorityName } = useDirectory();
  const [choice, setChoice] = useState<Choice>(() => kept(summary) ?? unchanged(summary));
  const { authority, official, reason } = choice;
  const change = (next: Partial<Choice>) => {
    const after = { ...choice, ...next };
    setChoice(after);
    keep(summary, after);
  };
  const reset = () => {
    setChoice(unchanged(summary));
    keep(summary, null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case begins with its own holder, even where both fields are equal
  useEffect(() => setChoice(kept(summary) ?? unchanged(summary)), [summary.authority, summary.official, summary.id]);
  const changed = authority !== (summary.authority ?? null) || official !== (summary.official ?? null);
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('case.whose')}</h3>
      <Select
        label={t('case.authority')}
        data-testid="authority"
        data={authorities.map((one) => ({ value: one.id, label: one.name }))}
        value={authority}
        searchable
        allowDeselect={false}
        disabled={busy}
        nothingFoundMessage={t('common.nothingFound')}
        placeholder={t('case.noAuthority')}
        onChange={(next) => change({ authority: next, official: null })}
      />
      {proposed && proposed !== authority ? (
        <p className={classes.proposed} data-testid="proposed-authority">
          {t('case.proposedAuthority', { name: authorityName(proposed) })}{' '}
          <Button variant="subtle" size="compact-xs" disabled={busy} onClick={() => change({ authority: proposed, official: null })}>
            {t('case.takeProposed')}
          </Button>
        </p>
      ) : null}
      <Select
        label={t('case.official')}
        data-testid="official"
        data={officials
          .filter((one) => one.authority === authority)
          .map((one) => ({ value: one.id, label: `${one.name}, ${one.position}` }))}
        value={official}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        disabled={busy || authority === null}
        nothingFoundMessage={t('common.nothingFound')}
        placeholder={t('case.byLoad')}
        onChange={(next) => change({ official: next })}
      />
      {changed && authority ? (
        <>
          <p className={classes.unsent} role="status" data-testid="unsent-assignment">
            {t('case.unsentAssignment')}
          </p>
          <Textarea
            size="xs"
            label={t('case.reason')}
            autosize
            minRows={1}
            value={reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <div className={classes.buttons}>
            <Button variant="default" onClick={reset}>
              {t('common.cancel')}
            </Button>
            <Button
              data-testid="assign"
              loading={busy}
              onClick={() =>
                assign({ authority, ...(official ? { official } : { byLoad: true }), ...(reason.trim() ? { reason: reason.trim() } : {}) })
              }
            >
              {t('case.assign')}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
}
