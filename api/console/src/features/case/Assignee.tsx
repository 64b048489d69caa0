import { Button, Select, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Assignment } from '@/features/case/api/assignCase';
import type { CaseSummary } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import classes from './Details.module.css';

interface Props {
  summary: CaseSummary;
  busy: boolean;
  assign: (assignment: Assignment) => void;
}

/** Whose the case is. A change is confirmed, because it moves the case to somebody else. */
export function Assignee({ summary, busy, assign }: Props) {
  const { t } = useText();
  const { authorities, officials } = useDirectory();
  const [authority, setAuthority] = useState<string | null>(summary.authority ?? null);
  const [official, setOfficial] = useState<string | null>(summary.official ?? null);
  const [reason, setReason] = useState('');
  const reset = () => {
    setAuthority(summary.authority ?? null);
    setOfficial(summary.official ?? null);
    setReason('');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case begins with its own holder, even where both fields are equal
  useEffect(reset, [summary.authority, summary.official, summary.id]);
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
        onChange={(next) => {
          setAuthority(next);
          setOfficial(null);
        }}
      />
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
        onChange={setOfficial}
      />
      {changed && authority ? (
        <>
          <Textarea
            size="xs"
            label={t('case.reason')}
            autosize
            minRows={1}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
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
