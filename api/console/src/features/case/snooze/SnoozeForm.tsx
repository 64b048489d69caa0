import { Button, Modal, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MomentField } from '@/components/DateField';
import { getSnoozeChoices } from '@/features/case/api/getSnoozeChoices';
import type { SnoozeWish } from '@/features/case/api/snoozeCase';
import { FormButtons } from '@/features/case/work/FormButtons';
import work from '@/features/case/work/Work.module.css';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { fromRegional, short, toRegional, weekday, zoneName } from '@/lib/time';
import classes from './Snooze.module.css';

interface Props {
  id: string;
  busy: boolean;
  dismiss: () => void;
  send: (wish: SnoozeWish) => Promise<void>;
}

/** Until when: the usual moments, as the region's calendar has them, or one of one's own. */
export function SnoozeForm({ id, busy, dismiss, send }: Props) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const [note, setNote] = useState('');
  const [moment, setMoment] = useState('');
  const { data } = useQuery({ queryKey: ['snooze', id], queryFn: ({ signal }) => getSnoozeChoices(id, signal), staleTime: 0 });
  const until = (at: string) => void send({ until: at, ...(note.trim() ? { note: note.trim() } : {}) });
  const own = fromRegional(moment, timeZone);
  return (
    <Modal opened onClose={dismiss} title={t('snooze.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={work.form}
        data-testid="snooze-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (own) until(own.toISOString());
        }}
      >
        <p className={work.reason}>
          {data?.latest ? t('snooze.hintDue', { due: short(data.latest, timeZone, language) }) : t('snooze.hint')}
        </p>
        <Textarea
          label={t('snooze.note')}
          description={t('snooze.noteHint')}
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {data && data.choices.length > 0 ? (
          <ul className={classes.choices} aria-label={t('snooze.choices')}>
            {data.choices.map((choice, index) => (
              <li key={choice.name}>
                <Button
                  variant="default"
                  fullWidth
                  justify="space-between"
                  disabled={busy}
                  data-autofocus={index === 0 || undefined}
                  data-testid={`snooze-${choice.name}`}
                  rightSection={<span className={classes.moment}>{weekday(choice.at, timeZone, language)}</span>}
                  onClick={() => until(choice.at)}
                >
                  {t(`snooze.preset.${choice.name}`)}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <MomentField
          label={t('snooze.own', { zone: zoneName(timeZone, language) })}
          value={moment}
          minDate={toRegional(Date.now(), timeZone).replace('T', ' ')}
          clearable
          data-testid="snooze-moment"
          onChange={setMoment}
        />
        <FormButtons label={t('snooze.do')} disabled={!own} busy={busy} testId="confirm-snooze" dismiss={dismiss} />
      </form>
    </Modal>
  );
}
