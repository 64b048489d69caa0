import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { DateField } from '@/components/dates';
import { listTags } from '@/features/case/api/listTags';
import details from '@/features/case/Details.module.css';
import type { CaseSummary, CustomField } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { changedTags } from './labels';
import type { WorkActions } from './useWorkActions';

/** Tags, with those in use suggested, and the fields of the region. */
export function Labels({ summary, values, actions }: { summary: CaseSummary; values: Record<string, string>; actions: WorkActions }) {
  const { t } = useText();
  const { fields } = useDirectory();
  const { data: used } = useQuery({ queryKey: ['tags'], queryFn: listTags, staleTime: 60_000 });
  return (
    <section className={details.section}>
      <h3 className={details.heading}>{t('case.labels')}</h3>
      <TagsInput
        size="xs"
        label={t('case.tags')}
        data-testid="tags"
        data={used?.map((one) => one.tag) ?? []}
        maxTags={20}
        maxDropdownHeight={240}
        value={summary.tags}
        disabled={actions.busy === 'tag'}
        placeholder={summary.tags.length === 0 ? t('case.addTag') : undefined}
        clearable={false}
        withScrollArea={false}
        styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
        onChange={(tags) => {
          const change = changedTags(summary.tags, tags);
          if (change) void actions.tag(change);
        }}
      />
      {fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          value={values[field.id] ?? ''}
          busy={actions.busy === 'fields'}
          save={(value) => void actions.setFields({ [field.id]: value || null })}
        />
      ))}
    </section>
  );
}

interface FieldProps {
  field: CustomField;
  value: string;
  busy: boolean;
  save: (value: string) => void;
}

/** Saves when it is left or on Enter; Escape discards the edit. */
function Field({ field, value, busy, save }: FieldProps) {
  const { t } = useText();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text.trim() !== value) save(text.trim());
  };
  const common = { size: 'xs' as const, label: field.name, disabled: busy, 'data-testid': `field-${field.id}` };
  if (field.kind === 'choice') {
    return (
      <Select
        {...common}
        data={field.options ?? []}
        value={value || null}
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        placeholder={t('case.notSet')}
        onChange={(next) => (next ?? '') !== value && save(next ?? '')}
      />
    );
  }
  const keys = (event: { key: string; currentTarget: HTMLInputElement }) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setText(value);
  };
  if (field.kind === 'number') {
    return (
      <NumberInput
        {...common}
        hideControls
        value={text}
        placeholder={t('case.notSet')}
        onChange={(next) => setText(String(next))}
        onBlur={commit}
        onKeyDown={keys}
      />
    );
  }
  if (field.kind === 'date') {
    return <DateField {...common} value={value} clearable placeholder={t('case.notSet')} onChange={(day) => day !== value && save(day)} />;
  }
  return (
    <TextInput
      {...common}
      maxLength={500}
      value={text}
      placeholder={t('case.notSet')}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={keys}
    />
  );
}
