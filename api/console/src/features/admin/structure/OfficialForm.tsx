import { Checkbox, Chip, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { FormDialog } from '@/features/admin/FormDialog';
import type { Problems } from '@/features/admin/useSaver';
import { type ConfiguredOfficial, type RegionConfiguration, type Weekday, weekdays } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { Absences } from './Absences';
import { intervalsOf, officeWeek, weekOf } from './days';

interface Props {
  region: RegionConfiguration;
  official: ConfiguredOfficial | null;
  saving: boolean;
  dismiss: () => void;
  save: (draft: ConfiguredOfficial) => Promise<Problems | null>;
}

export function OfficialForm({ region, official, saving, dismiss, save }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState<ConfiguredOfficial>(
    official ?? { id: '', name: '', authority: region.defaultAuthority, position: '', capacity: 30, isHead: false },
  );
  const [problems, setProblems] = useState<Problems>({});
  const index = official ? region.officials.findIndex((one) => one.id === official.id) : region.officials.length;
  const wrong = (field: string) => problems[`officials[${index}].${field}`];
  const set = (change: Partial<ConfiguredOfficial>) => setDraft((before) => ({ ...before, ...change }));
  const own = (draft.hours?.length ?? 0) > 0;
  const week = weekOf(draft.hours ?? []);
  const submit = async () => {
    setProblems((await save(draft)) ?? {});
  };
  return (
    <FormDialog
      title={t(official ? 'official.editing' : 'official.add')}
      size="lg"
      name="official"
      dismiss={dismiss}
      submit={submit}
      busy={saving}
      incomplete={!draft.name.trim()}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('people.name')}
          data-autofocus
          required
          maxLength={300}
          value={draft.name}
          error={wrong('name')}
          data-testid="official-name"
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('official.position')}
          maxLength={200}
          value={draft.position}
          data-testid="official-position"
          onChange={(event) => set({ position: event.currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        <Select
          label={t('case.authority')}
          data={region.authorities.filter((one) => !one.closed).map((one) => ({ value: one.id, label: one.name }))}
          value={draft.authority}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('common.nothingFound')}
          error={wrong('authority')}
          onChange={(authority) => authority && set({ authority })}
        />
        <NumberInput
          label={t('official.capacity')}
          description={t('official.capacityHint')}
          min={1}
          max={1000}
          value={draft.capacity}
          error={wrong('capacity')}
          onChange={(capacity) => set({ capacity: Number(capacity) })}
        />
      </div>
      <Checkbox
        label={t('official.isHead')}
        description={t('official.isHeadHint')}
        checked={draft.isHead}
        onChange={(event) => set({ isHead: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('official.ownHours')}
        description={t('official.ownHoursHint')}
        checked={own}
        onChange={(event) => set({ hours: event.currentTarget.checked ? intervalsOf(officeWeek) : null })}
      />
      {own && !week ? <p className={classes.hint}>{t('official.manyHours')}</p> : null}
      {own && week ? (
        <>
          <Chip.Group multiple value={week.days} onChange={(days) => set({ hours: intervalsOf({ ...week, days: days as Weekday[] }) })}>
            <div className={`${classes.actions} ${classes.wraps}`} style={{ justifyContent: 'flex-start' }}>
              {weekdays.map((day) => (
                <Chip key={day} value={day} size="xs">
                  {t(`admin.weekday.${day}`)}
                </Chip>
              ))}
            </div>
          </Chip.Group>
          <div className={classes.pair}>
            <TextInput
              type="time"
              label={t('official.from')}
              value={week.from}
              onChange={(event) => event.currentTarget.value && set({ hours: intervalsOf({ ...week, from: event.currentTarget.value }) })}
            />
            <TextInput
              type="time"
              label={t('official.to')}
              value={week.to}
              error={wrong('hours[0]')}
              onChange={(event) => event.currentTarget.value && set({ hours: intervalsOf({ ...week, to: event.currentTarget.value }) })}
            />
          </div>
        </>
      ) : null}
      <Absences
        absences={draft.absences ?? []}
        others={region.officials.filter((one) => one.id !== official?.id)}
        wrong={(at, field) => wrong(`absences[${at}].${field}`)}
        change={(absences) => set({ absences: absences.length > 0 ? absences : null })}
      />
    </FormDialog>
  );
}
