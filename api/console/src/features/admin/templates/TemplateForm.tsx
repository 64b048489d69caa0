import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { FormDialog } from '@/features/admin/FormDialog';
import type { TemplateBody } from '@/features/admin/templates/api/types';
import type { AnswerKind, CaseStatus, Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { type Placeholder, placeholders, shownPlaceholder, toShown, toStored } from '@/lib/templates';
import { unknownPlaceholder } from './places';

interface Props {
  template: TemplateBody;
  isNew: boolean;
  topics: Topic[];
  authorities: { id: string; name: string }[];
  dismiss: () => void;
  save: (body: TemplateBody) => Promise<Record<string, string[]> | null>;
}

const kinds: AnswerKind[] = ['reply', 'askAddress', 'intermediate', 'final'];
const statuses: CaseStatus[] = ['open', 'inWork', 'waitingForResident', 'promised', 'answered'];

export function TemplateForm({ template, isNew, topics, authorities, dismiss, save }: Props) {
  const { t, language } = useText();
  const [draft, setDraft] = useState<TemplateBody>({ ...template, text: toShown(template.text, language) });
  const [problems, setProblems] = useState<Record<string, string[]>>({});
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const keep = (change: Partial<TemplateBody>) => setDraft((before) => ({ ...before, ...change }));
  const unknown = unknownPlaceholder(draft.text);
  const insert = (name: Placeholder) => {
    const at = field.current?.selectionStart ?? draft.text.length;
    keep({ text: `${draft.text.slice(0, at)}${shownPlaceholder(name, language)}${draft.text.slice(at)}` });
    field.current?.focus();
  };
  const submit = async () => {
    setBusy(true);
    const { title, text, kind, authority } = draft;
    setProblems(
      (await save({
        title: title.trim(),
        text: toStored(text),
        kind,
        authority: authority ?? null,
        topics: draft.topics,
        statuses: draft.statuses,
      })) ?? {},
    );
    setBusy(false);
  };
  const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('common.clear') } };
  return (
    <FormDialog
      title={t(isNew ? 'admin.template.add' : 'admin.template.editing')}
      size="lg"
      name="template"
      dismiss={dismiss}
      submit={submit}
      busy={busy}
      incomplete={!draft.title.trim() || !draft.text.trim() || unknown !== null}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('admin.template.title')}
          required
          data-autofocus
          maxLength={100}
          value={draft.title}
          error={problems.title?.join(' ')}
          onChange={(event) => keep({ title: event.currentTarget.value })}
        />
        <Select
          label={t('admin.template.kind')}
          data={kinds.map((kind) => ({ value: kind, label: t(`composer.modes.${kind}`) }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(kind) => kind && keep({ kind: kind as AnswerKind })}
        />
      </div>
      <Textarea
        ref={field}
        size="xs"
        label={t('admin.template.text')}
        required
        autosize
        minRows={5}
        maxRows={14}
        maxLength={10_000}
        value={draft.text}
        error={unknown !== null ? t('admin.template.unknown', { name: `{{${unknown}}}` }) : problems.text?.join(' ')}
        onChange={(event) => keep({ text: event.currentTarget.value })}
      />
      <div role="group" aria-label={t('admin.template.insert')} style={{ display: 'flex', flexWrap: 'wrap', gap: 5 }}>
        {placeholders.map((name) => (
          <Button key={name} variant="default" size="compact-xs" title={t(`admin.template.place.${name}`)} onClick={() => insert(name)}>
            {t(`admin.template.place.${name}`)}
          </Button>
        ))}
      </div>
      <MultiSelect
        size="xs"
        label={t('admin.template.topics')}
        data={topics.map((topic) => ({ value: topic.code, label: topic[language] }))}
        value={draft.topics}
        searchable
        placeholder={draft.topics.length > 0 ? undefined : t('admin.template.any')}
        nothingFoundMessage={t('common.nothingFound')}
        withScrollArea={false}
        styles={{ options: { maxHeight: 220, overflowY: 'auto' } }}
        error={problems.topics?.join(' ')}
        onChange={(next) => keep({ topics: next })}
        {...clearing}
      />
      <div className={classes.pair}>
        <MultiSelect
          size="xs"
          label={t('admin.template.statuses')}
          data={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          value={draft.statuses}
          placeholder={draft.statuses.length > 0 ? undefined : t('admin.template.any')}
          withScrollArea={false}
          onChange={(next) => keep({ statuses: next as CaseStatus[] })}
          {...clearing}
        />
        <Select
          label={t('case.authority')}
          data={authorities.map((one) => ({ value: one.id, label: one.name }))}
          value={draft.authority ?? null}
          searchable
          placeholder={t('admin.template.whole')}
          nothingFoundMessage={t('common.nothingFound')}
          error={problems.authority?.join(' ')}
          onChange={(authority) => keep({ authority })}
          {...clearing}
        />
      </div>
    </FormDialog>
  );
}
