import { Alert, Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import classes from '@/features/admin/AdminPage.module.css';
import { useNames } from '@/features/admin/conditions/useNames';
import { FormDialog } from '@/features/admin/FormDialog';
import { problemText, refusalText } from '@/features/admin/problemText';
import { Differences } from '@/features/admin/region/Differences';
import { useTopics } from '@/features/admin/routing/useTopics';
import { newIdempotencyKey } from '@/lib/api/command';
import type { ConfiguredAuthority, RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { beginMerge } from './api/beginMerge';
import { previewMerge } from './api/previewMerge';
import type { MergeConflict } from './api/types';

interface Props {
  region: RegionConfiguration;
  from: ConfiguredAuthority;
  dismiss: () => void;
}

const longestReason = 500;
const counts = ['openCases', 'endedCases', 'accounts', 'templates', 'views'] as const;

/** A body ends in another: what moves, what both have, and that it is for good. */
export function MergeDialog({ region, from, dismiss }: Props) {
  const { t } = useText();
  const queries = useQueryClient();
  const names = useNames(region, useTopics());
  const [into, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useMemo(newIdempotencyKey, []);
  const { data: preview, isFetching } = useQuery({
    queryKey: ['merge-preview', region.code, from.id, into, region.version],
    queryFn: ({ signal }) => previewMerge(region.code, from.id, into ?? '', signal),
    enabled: into !== null,
    staleTime: 0,
  });
  const errors = Object.values(preview?.errors ?? {});
  const conflict = ({ code, kept, dropped }: MergeConflict) =>
    t(
      `merge.conflict.${code}`,
      code === 'same-routing' ? { kept: names.topic(kept ?? ''), dropped: dropped ? ` (${dropped})` : '' } : { kept, dropped },
    );
  const submit = async () => {
    if (!into || !preview) return;
    setBusy(true);
    setProblem(null);
    try {
      await beginMerge(region.code, from.id, into, reason.trim(), preview.version, key);
      await queries.invalidateQueries({ queryKey: ['hand-overs', region.code] });
      notifications.show({
        message: <Link to={`/admin/${region.code}/handOvers`}>{t('merge.begun', { name: from.name })}</Link>,
        color: 'green',
        autoClose: 10_000,
      });
      dismiss();
    } catch (error) {
      setProblem(refusalText(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('merge.title', { name: from.name })}
      size="lg"
      name="merge"
      saveId="merge-begin"
      dismiss={dismiss}
      submit={submit}
      busy={busy}
      incomplete={isFetching || !preview || errors.length > 0 || !reason.trim()}
      verb={t('merge.begin')}
      grave
    >
      <p className={classes.hint}>{t('merge.hint')}</p>
      <Select
        label={t('merge.into')}
        required
        searchable
        nothingFoundMessage={t('common.nothingFound')}
        data={region.authorities.filter((one) => !one.closed && one.id !== from.id).map((one) => ({ value: one.id, label: one.name }))}
        value={into}
        data-testid="merge-into"
        onChange={setInto}
      />
      {preview ? (
        <div data-testid="merge-preview" className={classes.form}>
          {errors.length > 0 ? (
            <Alert color="red" role="alert">
              {errors.map((texts) => problemText(texts, t)).join(' ')}
            </Alert>
          ) : (
            <>
              <p className={classes.said}>{t('merge.moves')}</p>
              <ul className={classes.changes}>
                {counts.map((one) => (
                  <li key={one}>{t(`merge.count.${one}`, { count: preview.counts[one] })}</li>
                ))}
              </ul>
              {preview.conflicts.length > 0 ? (
                <>
                  <p className={classes.said}>{t('merge.conflicts')}</p>
                  <ul className={classes.changes} data-testid="merge-conflicts">
                    {preview.conflicts.map((one, at) => (
                      <li key={at}>{conflict(one)}</li>
                    ))}
                  </ul>
                </>
              ) : null}
              <details>
                <summary>{t('merge.differences', { count: preview.differences.length })}</summary>
                <Differences differences={preview.differences} region={region} />
              </details>
            </>
          )}
        </div>
      ) : null}
      <Textarea
        label={t('handOver.reason')}
        description={t('merge.reasonHint')}
        required
        autosize
        minRows={2}
        maxLength={longestReason}
        value={reason}
        data-testid="merge-reason"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <Alert color="yellow">{t('merge.forGood', { name: from.name })}</Alert>
    </FormDialog>
  );
}
