import { Alert, Radio, Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { FormDialog } from '@/features/admin/FormDialog';
import { refusalText } from '@/features/admin/problemText';
import { newIdempotencyKey } from '@/lib/api/command';
import { useText } from '@/lib/i18n';
import { beginHandOver } from './api/beginHandOver';
import { getBoard } from './api/getBoard';
import { previewHandOver } from './api/previewHandOver';
import type { HandOverWish } from './api/types';
import { HandOverPreview } from './HandOverPreview';

interface Props {
  region: string;
  official: string;
  dismiss: () => void;
}

const longestReason = 500;
const targets = ['substitute', 'queue', 'person'] as const;
type Target = (typeof targets)[number];

/** To whom an official's open work goes, with single cases elsewhere, read before it is done. */
export function HandOverDialog({ region, official, dismiss }: Props) {
  const { t } = useText();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Target | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [choices, setChoices] = useState<NonNullable<HandOverWish['choices']>>([]);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useMemo(newIdempotencyKey, []);
  const { data: board } = useQuery({ queryKey: ['hand-overs', region], queryFn: ({ signal }) => getBoard(region, signal) });
  // The queue is always there: it also tells who stands in.
  const { data: first } = useQuery({
    queryKey: ['hand-over-preview', region, official],
    queryFn: ({ signal }) => previewHandOver(region, { official, to: 'queue', reason: '-' }, signal),
    staleTime: 0,
  });
  const to: Target = chosen ?? (first?.substitute ? 'substitute' : 'queue');
  const wish: HandOverWish = { official, to, person: to === 'person' ? person : null, choices, reason: reason.trim() || '-' };
  const { data: plan, isFetching } = useQuery({
    queryKey: ['hand-over-preview', region, official, to, person, choices],
    queryFn: ({ signal }) => previewHandOver(region, wish, signal),
    enabled: first !== undefined && (to !== 'person' || person !== null),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const nameOf = (id: string) => board?.people.find((one) => one.id === id)?.name ?? id;
  const others = (board?.people ?? []).filter((one) => one.id !== official);
  const going = plan?.items.filter((one) => !one.code).length ?? 0;
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await beginHandOver(region, { ...wish, reason: reason.trim() }, key);
      notifications.show({ message: t('handOver.begun', { name: nameOf(official) }), color: 'green', autoClose: 4000 });
      await queries.invalidateQueries({ queryKey: ['hand-overs', region] });
      dismiss();
    } catch (error) {
      setProblem(refusalText(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('handOver.title', { name: nameOf(official) })}
      size="xl"
      name="hand-over"
      saveId="hand-over-begin"
      dismiss={dismiss}
      submit={submit}
      busy={busy}
      incomplete={isFetching || going === 0 || !reason.trim()}
      verb={t('handOver.begin', { count: going })}
    >
      <Radio.Group label={t('handOver.to')} value={to} onChange={(value) => setChosen(value as Target)}>
        <div className={classes.form} style={{ padding: '6px 0' }}>
          {targets.map((one) => (
            <Radio
              key={one}
              value={one}
              data-testid={`to-${one}`}
              disabled={one === 'substitute' && !first?.substitute}
              label={
                one === 'substitute' && first?.substitute
                  ? t('handOver.target.substituteNamed', { name: nameOf(first.substitute) })
                  : t(`handOver.target.${one}`)
              }
              description={
                one === 'substitute' && first && !first.substitute
                  ? t('handOver.noSubstitute')
                  : one === 'queue'
                    ? t('handOver.queueHint')
                    : undefined
              }
            />
          ))}
        </div>
      </Radio.Group>
      {to === 'person' ? (
        <Select
          label={t('handOver.person')}
          required
          searchable
          nothingFoundMessage={t('common.nothingFound')}
          data={others.map((one) => ({ value: one.id, label: `${one.name}, ${one.authorityName}` }))}
          value={person}
          data-testid="hand-over-person"
          onChange={setPerson}
        />
      ) : null}
      <Textarea
        label={t('handOver.reason')}
        description={t('handOver.reasonHint')}
        required
        autosize
        minRows={2}
        maxLength={longestReason}
        value={reason}
        data-testid="hand-over-reason"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {plan && board ? (
        <HandOverPreview plan={plan} board={board} official={official} choices={choices} change={setChoices} />
      ) : (
        <p className={classes.empty}>{t(to === 'person' && !person ? 'handOver.choosePerson' : 'common.loading')}</p>
      )}
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
    </FormDialog>
  );
}
