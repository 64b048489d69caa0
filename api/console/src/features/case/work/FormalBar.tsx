import { Button, TextInput } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import { Deadline } from '@/components/Deadline';
import type { CaseSummary, Deadline as DeadlineDetail, FormalAppeal } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { owed } from './owed';
import type { WorkActions } from './useWorkActions';
import classes from './Work.module.css';

interface Props {
  appeal: FormalAppeal;
  summary: CaseSummary;
  deadlines: DeadlineDetail[];
  actions: WorkActions;
}

/** The formal appeal: its own state and clock, and the next step of the procedure. */
export function FormalBar({ appeal, summary, deadlines, actions }: Props) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const [typed, setTyped] = useState('');
  const clock = owed(deadlines).find((one) => one.kind === 'formal-registration' || one.kind === 'formal-answer');
  const registers = appeal.state === 'requested';
  const step = async () => {
    if (!typed.trim()) return;
    if (await (registers ? actions.register(typed.trim()) : actions.answerFormally(typed.trim()))) setTyped('');
  };
  return (
    <section
      className={classes.bar}
      data-tone={appeal.state === 'answered' ? undefined : 'wait'}
      data-testid="formal-appeal"
      data-state={appeal.state}
      aria-label={t('formal.title')}
    >
      <div className={classes.top}>
        <IconGavel size={17} aria-hidden />
        <strong>
          {t('formal.title')}
          {appeal.number ? ` ${t('case.number', { number: appeal.number })}` : ''}
        </strong>
        <span>{t(`formal.state.${appeal.state}`)}</span>
        {clock ? <Deadline due={{ dueAt: clock.dueAt, dueKind: clock.kind, overdue: clock.state === 'missed' }} /> : null}
      </div>
      <div className={classes.dim}>
        {appeal.fullName} · {appeal.replyTo} · {t('formal.requested', { time: short(appeal.requestedAt, timeZone, language) })}
        {appeal.reference ? ` · ${t('formal.answeredBy', { reference: appeal.reference })}` : ''}
      </div>
      {appeal.text ? (
        <p className={classes.text} tabIndex={0}>
          {appeal.text}
        </p>
      ) : null}
      {appeal.state !== 'answered' && summary.status !== 'closed' ? (
        <form
          className={classes.inline}
          onSubmit={(event) => {
            event.preventDefault();
            void step();
          }}
        >
          <TextInput
            label={t(registers ? 'formal.number' : 'formal.reference')}
            data-testid="formal-step"
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!typed.trim()} loading={actions.busy === 'register' || actions.busy === 'formalAnswer'}>
            {t(registers ? 'formal.register' : 'formal.answer')}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
