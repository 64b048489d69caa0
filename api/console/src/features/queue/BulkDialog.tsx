import { Button, Modal, Select, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { BulkAction, BulkRequest } from '@/features/queue/api/types';
import type { Importance } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import classes from './Bulk.module.css';

interface Props {
  action: Exclude<BulkAction, 'claim'>;
  ids: string[];
  dismiss: () => void;
  begin: (wish: BulkRequest) => Promise<void>;
}

/** What an action over many cases needs to know, and how many it will touch. */
export function BulkDialog({ action, ids, dismiss, begin }: Props) {
  const { t, language } = useText();
  const { authorities, topics } = useDirectory();
  const [text, setText] = useState('');
  const [authority, setAuthority] = useState<string | null>(null);
  const [topic, setTopic] = useState<string | null>(null);
  const [importance, setImportance] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const words = text.trim();
  const wish = ((): BulkRequest | null => {
    switch (action) {
      case 'assign':
        return authority ? { ids, action, assign: { authority, ...(words ? { reason: words } : {}) } } : null;
      case 'classify':
        return topic || importance
          ? { ids, action, classify: { ...(topic ? { topic } : {}), ...(importance ? { importance: importance as Importance } : {}) } }
          : null;
      case 'note':
        return words ? { ids, action, note: { text: words } } : null;
      case 'close':
        return words ? { ids, action, close: { reason: words } } : null;
    }
  })();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!wish) return;
    setBusy(true);
    await begin(wish);
    setBusy(false);
  };
  const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('common.clear') } };
  return (
    <Modal
      opened
      onClose={dismiss}
      title={t(`bulk.title.${action}`, { count: ids.length })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="bulk-dialog">
        {action === 'assign' ? (
          <Select
            label={t('case.authority')}
            data={authorities.map((one) => ({ value: one.id, label: one.name }))}
            value={authority}
            searchable
            required
            data-autofocus
            nothingFoundMessage={t('common.nothingFound')}
            comboboxProps={{ withinPortal: false }}
            onChange={setAuthority}
          />
        ) : null}
        {action === 'classify' ? (
          <>
            <Select
              label={t('case.topic')}
              data={topics.map((one) => ({ value: one.code, label: one[language] }))}
              value={topic}
              searchable
              data-autofocus
              nothingFoundMessage={t('common.nothingFound')}
              onChange={setTopic}
              {...clearing}
            />
            <Select
              label={t('case.importance')}
              data={(['normal', 'high'] as const).map((one) => ({ value: one, label: t(`importance.${one}`) }))}
              value={importance}
              onChange={setImportance}
              {...clearing}
            />
          </>
        ) : (
          <Textarea
            label={t(`bulk.words.${action}`)}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={4000}
            required={action !== 'assign'}
            data-autofocus={action !== 'assign' || undefined}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!wish} loading={busy} data-testid="bulk-begin">
            {t(`bulk.action.${action}`)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
