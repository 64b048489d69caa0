import { Button, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { problemText } from '@/features/admin/problemText';
import { HttpError } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { createRegion } from './api/createRegion';
import { listKnownRegions } from './api/listKnownRegions';
import { RegionName, RegionZone } from './RegionFields';

interface Props {
  made: (region: RegionConfiguration) => void;
  dismiss?: () => void;
}

/** A region of the country by one choice, or another by hand. */
export function NewRegionForm({ made, dismiss }: Props) {
  const { t } = useText();
  const queries = useQueryClient();
  const { data: known } = useQuery({ queryKey: ['known-regions'], queryFn: listKnownRegions, staleTime: Infinity });
  const [draft, setDraft] = useState({ code: '', name: '', timeZone: 'Europe/Moscow', authority: t('region.firstAuthority') });
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblems({});
    try {
      const region = await createRegion(draft);
      queries.setQueryData(['region', region.code], region);
      await queries.invalidateQueries({ queryKey: ['regions'] });
      made(region);
    } catch (cause) {
      const errors = cause instanceof HttpError ? Object.entries(cause.problem.errors ?? {}) : [];
      setProblems(
        errors.length > 0
          ? Object.fromEntries(errors.map(([field, texts]) => [field, problemText(texts, t)]))
          : { '': problemSentence(cause, t) },
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="new-region-form">
      <Select
        label={t('region.known')}
        description={t('region.knownHint')}
        data={(known ?? []).map((one) => ({ value: one.code, label: `${one.code} · ${one.name}` }))}
        value={known?.some((one) => one.code === draft.code) ? draft.code : null}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        nothingFoundMessage={t('common.nothingFound')}
        data-testid="known-region"
        onChange={(code) => {
          const chosen = known?.find((one) => one.code === code);
          set(chosen ?? { code: '' });
        }}
      />
      <div className={classes.pair}>
        <RegionName value={draft.name} error={problems.name} change={(name) => set({ name })} testId="new-region-name" />
        <TextInput
          label={t('region.code')}
          description={t('region.codeHint')}
          required
          maxLength={20}
          value={draft.code}
          error={problems.code}
          data-testid="new-region-code"
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        <RegionZone value={draft.timeZone} error={problems.timeZone} change={(timeZone) => set({ timeZone })} />
        <TextInput
          label={t('region.authority')}
          description={t('region.authorityHint')}
          required
          maxLength={300}
          value={draft.authority}
          error={problems.authority}
          onChange={(event) => set({ authority: event.currentTarget.value })}
        />
      </div>
      {problems[''] ? (
        <p className={classes.said} role="alert">
          {problems['']}
        </p>
      ) : null}
      <div className={classes.buttons}>
        {dismiss ? (
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
        ) : null}
        <Button type="submit" loading={busy} disabled={!draft.code.trim() || !draft.name.trim()} data-testid="make-region">
          {t('region.make')}
        </Button>
      </div>
    </form>
  );
}
