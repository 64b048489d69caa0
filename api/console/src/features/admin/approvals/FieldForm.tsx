import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import type { Problems } from '@/features/admin/useSaver';
import { type CustomField, type FieldKind, fieldKinds } from '@/lib/api/types';
import { useText } from '@/lib/i18n';

interface Props {
  field: CustomField;
  index: number;
  isNew: boolean;
  saving: boolean;
  dismiss: () => void;
  save: (field: CustomField) => Promise<Problems | null>;
}

export function FieldForm({ field, index, isNew, saving, dismiss, save }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState(field);
  const [options, setOptions] = useState((field.options ?? []).join('\n'));
  const [problems, setProblems] = useState<Problems>({});
  const wrong = (name: string) => problems[`fields[${index}].${name}`];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lines = options
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const made: CustomField = { ...draft, id: draft.id.trim(), name: draft.name.trim(), options: draft.kind === 'choice' ? lines : null };
    setProblems((await save(made)) ?? {});
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      title={t(isNew ? 'admin.field.add' : 'admin.field.editing')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="field-form">
        <TextInput
          label={t('admin.field.name')}
          data-autofocus
          required
          value={draft.name}
          error={wrong('name')}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('admin.field.id')}
          description={t(isNew ? 'admin.field.idHint' : 'admin.field.idKept')}
          required
          readOnly={!isNew}
          value={draft.id}
          error={wrong('id')}
          onChange={(event) => setDraft({ ...draft, id: event.currentTarget.value })}
        />
        <Select
          label={t('admin.field.kind')}
          data={fieldKinds.map((kind) => ({ value: kind, label: t(`admin.fieldKind.${kind}`) }))}
          value={draft.kind}
          allowDeselect={false}
          error={wrong('kind')}
          onChange={(kind) => kind && setDraft({ ...draft, kind: kind as FieldKind })}
        />
        {draft.kind === 'choice' ? (
          <Textarea
            size="xs"
            label={t('admin.field.options')}
            description={t('admin.field.optionsHint')}
            autosize
            minRows={3}
            value={options}
            error={wrong('options')}
            onChange={(event) => setOptions(event.currentTarget.value)}
          />
        ) : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={saving} disabled={!draft.name.trim() || !draft.id.trim()}>
            {t('admin.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
