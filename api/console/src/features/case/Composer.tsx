import { Button, Textarea } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { IconCircleCheck, IconFlag, IconMapPinQuestion, IconMessage, IconNote, IconSend, type TablerIcon } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, type FormEvent, type RefObject, useId, useState } from 'react';
import type { FilledTemplate } from '@/features/case/api/types';
import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { AnswerWay } from './AnswerWay';
import { AttachButton } from './AttachButton';
import classes from './Composer.module.css';
import { ComposerFiles } from './ComposerFiles';
import { DraftNotice } from './DraftNotice';
import { MentionList } from './MentionList';
import { PromiseDate } from './PromiseDate';
import { withTemplate } from './placeholders';
import { TemplatePicker } from './TemplatePicker';
import { useBlocks } from './useBlocks';
import { type ComposerMode, type Composing, composerModes, useDraft } from './useComposer';
import { useMentions } from './useMentions';
import { useUploads } from './useUploads';

const icons: Record<ComposerMode, TablerIcon> = {
  reply: IconMessage,
  note: IconNote,
  askAddress: IconMapPinQuestion,
  intermediate: IconFlag,
  final: IconCircleCheck,
};

/** Measuring a copy of the field with every letter lays out the page again; newer browsers do without. */
const growsByItself = CSS.supports('field-sizing', 'content');

interface Props {
  summary: CaseSummary;
  /** A question for the address will carry a private link. */
  asksPrivately: boolean;
  templates: { opened: boolean; setOpened: (opened: boolean) => void };
  composing: Composing;
  field: RefObject<HTMLTextAreaElement | null>;
  busy: boolean;
  /** Why nothing can be sent to the resident now; a note still can. */
  blocked: string | null;
  /** The outcome of the last attempt. */
  problem: string | null;
  send: () => void;
}

export function Composer({ summary, asksPrivately, templates, composing, field, busy, blocked, problem, send }: Props) {
  const { t } = useText();
  const draft = useDraft(composing);
  const name = useId();
  const files = useUploads(summary.id, draft);
  const [over, setOver] = useState(false);
  const mentions = useMentions(field, draft);
  const toResident = draft.mode !== 'note';
  const { reason, ready } = useBlocks(draft, summary, toResident ? blocked : null, busy || files.busy);
  const take = (list: FileList, event: ClipboardEvent | DragEvent) => {
    if (list.length === 0 || !toResident) return;
    event.preventDefault();
    files.add([...list]);
  };
  const pick = useCallbackRef((template: FilledTemplate) => {
    composing.keep({ mode: template.kind, text: withTemplate(composing.now().text, template.text) });
    composing.setTemplate(template.id);
    field.current?.focus();
  });
  const attach = useCallbackRef(files.add);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) send();
  };
  return (
    <form
      className={classes.form}
      data-mode={draft.mode}
      data-over={over || undefined}
      onSubmit={submit}
      aria-label={t('composer.label')}
      onPaste={(event) => take(event.clipboardData.files, event)}
      onDragOver={(event) => {
        if (!toResident || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event.dataTransfer.files, event);
      }}
    >
      <DraftNotice draft={draft} />
      <fieldset className={classes.modes}>
        <legend className={classes.legend}>{t('composer.mode')}</legend>
        {composerModes.map((mode) => {
          const Icon = icons[mode];
          return (
            <label
              key={mode}
              className={classes.mode}
              data-testid={`composer-mode-${mode}`}
              data-checked={draft.mode === mode || undefined}
            >
              <input
                type="radio"
                name={name}
                value={mode}
                checked={draft.mode === mode}
                onChange={() => draft.keep({ mode })}
                className={classes.radio}
              />
              <Icon size={15} stroke={1.8} aria-hidden />
              {t(`composer.modes.${mode}`)}
            </label>
          );
        })}
      </fieldset>
      <Textarea
        ref={field}
        data-testid="composer"
        readOnly={busy}
        aria-label={t(`composer.field.${draft.mode}`)}
        placeholder={t(`composer.field.${draft.mode}`)}
        autosize={!growsByItself}
        minRows={3}
        maxRows={10}
        classNames={growsByItself ? { input: classes.grows } : {}}
        value={draft.text}
        onChange={(event) => {
          draft.keep({ text: event.currentTarget.value });
          mentions.look(event.currentTarget);
        }}
        onSelect={(event) => mentions.look(event.currentTarget)}
        onBlur={mentions.close}
        aria-controls={mentions.open ? mentions.listId : undefined}
        aria-activedescendant={mentions.open ? mentions.activeId : undefined}
        onKeyDown={(event) => {
          if (mentions.onKeyDown(event)) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {mentions.open ? <MentionList mentions={mentions} /> : null}
      {toResident ? <ComposerFiles draft={draft} uploads={files.uploads} drop={files.drop} /> : null}
      {draft.mode === 'askAddress' && asksPrivately ? <p className={classes.aside}>{t('composer.privateLink')}</p> : null}
      {draft.mode === 'intermediate' ? <PromiseDate draft={draft} /> : null}
      <AnswerWay
        caseId={summary.id}
        version={summary.version}
        mode={draft.mode}
        text={draft.text}
        choose={(mode) => draft.keep({ mode })}
      />
      <div className={classes.foot}>
        <span className={classes.tools}>
          <TemplatePicker
            caseId={summary.id}
            version={summary.version}
            opened={templates.opened}
            setOpened={templates.setOpened}
            pick={pick}
          />
          <AttachButton add={attach} disabled={busy || !toResident} />
        </span>
        <span className={classes.hint} role="status" data-testid="composer-hint">
          {problem ? <span className={classes.problem}>{problem}</span> : (reason ?? t(`draft.${draft.saving}`))}
        </span>
        <Button
          type="submit"
          size="sm"
          data-testid="send"
          disabled={!ready}
          loading={busy}
          leftSection={draft.mode === 'final' ? <IconCircleCheck size={16} aria-hidden /> : <IconSend size={16} aria-hidden />}
        >
          {t(`composer.send.${draft.mode}`)}
        </Button>
      </div>
    </form>
  );
}
