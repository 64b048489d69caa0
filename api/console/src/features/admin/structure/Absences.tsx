import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import classes from '@/features/admin/AdminPage.module.css';
import type { Absence, ConfiguredOfficial } from '@/lib/api/types';
import { useText } from '@/lib/i18n';

interface Props {
  absences: Absence[];
  others: ConfiguredOfficial[];
  wrong: (at: number, field: string) => string | undefined;
  change: (absences: Absence[]) => void;
}

/** Days away, and who stands in. */
export function Absences({ absences, others, wrong, change }: Props) {
  const { t } = useText();
  const put = (at: number, part: Partial<Absence>) => change(absences.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className={classes.form} style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className={classes.said}>{t('official.absences')}</legend>
      <p className={classes.hint} style={{ margin: 0 }}>
        {t('official.absencesHint')}
      </p>
      {absences.map((one, at) => (
        <div key={at} className={classes.pair} data-testid="absence">
          <TextInput
            type="date"
            label={t('official.awayFrom')}
            required
            value={one.from}
            onChange={(event) => put(at, { from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('official.awayTo')}
            required
            value={one.to}
            error={wrong(at, 'to')}
            onChange={(event) => put(at, { to: event.currentTarget.value })}
          />
          <Select
            label={t('official.substitute')}
            data={others.map((other) => ({ value: other.id, label: other.name }))}
            value={one.substitute ?? null}
            clearable
            clearButtonProps={{ 'aria-label': t('common.clear') }}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
            error={wrong(at, 'substitute')}
            onChange={(substitute) => put(at, { substitute })}
          />
          <ActionIcon
            mt={24}
            variant="subtle"
            color="red"
            aria-label={t('official.dropAbsence')}
            onClick={() => change(absences.filter((_, index) => index !== at))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        w="fit-content"
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => change([...absences, { from: '', to: '' }])}
      >
        {t('official.addAbsence')}
      </Button>
    </fieldset>
  );
}
