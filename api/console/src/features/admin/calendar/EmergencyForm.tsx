import { Button, Modal, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DateField } from '@/components/dates';
import classes from '@/features/admin/AdminPage.module.css';
import { declareEmergency } from '@/features/admin/calendar/api/declareEmergency';
import { HttpError } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';

interface Props {
  region: RegionConfiguration;
  date: string | null;
  authority: string | null;
  dismiss: () => void;
}

/** A day off nobody foresaw: in force at once, every open deadline is recomputed. */
export function EmergencyForm({ region, date, authority, dismiss }: Props) {
  const { t } = useText();
  const queries = useQueryClient();
  const [draft, setDraft] = useState({ date: date ?? '', reason: '', authority });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await declareEmergency(region.code, { ...draft, reason: draft.reason.trim() });
      await queries.invalidateQueries({ queryKey: ['region', region.code] });
      notifications.show({ message: t('admin.cal.declared'), color: 'green', autoClose: 4000 });
      dismiss();
    } catch (cause) {
      setProblem(
        cause instanceof HttpError && cause.status === 400
          ? Object.values(cause.problem.errors ?? {})
              .flat()
              .join(' ')
          : t('admin.failed'),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={dismiss} title={t('admin.cal.emergency')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="emergency-form">
        <p className={classes.hint}>{t('admin.cal.emergencyHint')}</p>
        <DateField
          required
          data-autofocus
          label={t('admin.cal.date')}
          value={draft.date}
          onChange={(date) => setDraft({ ...draft, date })}
        />
        <TextInput
          required
          maxLength={200}
          label={t('admin.cal.reason')}
          value={draft.reason}
          error={problem}
          onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
        />
        <Select
          label={t('admin.cal.whose')}
          placeholder={t('admin.cal.region')}
          data={region.authorities.map((one) => ({ value: one.id, label: one.name }))}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          nothingFoundMessage={t('common.nothingFound')}
          value={draft.authority}
          onChange={(chosen) => setDraft({ ...draft, authority: chosen })}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={busy} disabled={!draft.date || !draft.reason.trim()} data-testid="declare-emergency">
            {t('admin.cal.declare')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
