import { Button, Modal, MultiSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import page from '@/features/admin/AdminPage.module.css';
import { createWebhook } from '@/features/admin/webhooks/api/createWebhook';
import { putWebhook } from '@/features/admin/webhooks/api/putWebhook';
import type { Webhook, WebhookSettings } from '@/features/admin/webhooks/api/types';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import { eventNames } from './eventNames';

interface Props {
  region: string;
  /** Null: a new one. */
  webhook: Webhook | null;
  close: () => void;
  saved: (secret: string | null) => void;
}

export function WebhookForm({ region, webhook, close, saved }: Props) {
  const { t } = useText();
  const [settings, setSettings] = useState<WebhookSettings>(
    webhook?.settings ?? { region, name: '', url: 'https://', events: ['*'], enabled: true },
  );
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const all = settings.events.includes('*');
  const set = (change: Partial<WebhookSettings>) => setSettings({ ...settings, ...change });
  const save = async () => {
    try {
      if (webhook) await putWebhook(webhook.id, settings);
      saved(webhook ? null : (await createWebhook(settings)).secret);
    } catch (error) {
      const fields = error instanceof HttpError ? Object.entries(error.problem.errors ?? {}) : [];
      setWrong(
        fields.length > 0 ? Object.fromEntries(fields.map(([field, texts]) => [field, texts.join(' ')])) : { name: t('webhook.failed') },
      );
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t(webhook ? 'webhook.edit' : 'webhook.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={page.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          required
          label={t('webhook.name')}
          value={settings.name}
          error={wrong.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          data-autofocus
        />
        <TextInput
          required
          label={t('webhook.url')}
          description={t('webhook.urlHint')}
          value={settings.url}
          error={wrong.url}
          onChange={(event) => set({ url: event.currentTarget.value })}
        />
        <Switch
          label={t('webhook.everything')}
          description={t('webhook.everythingHint')}
          checked={all}
          onChange={(event) => set({ events: event.currentTarget.checked ? ['*'] : ['case-opened', 'case-closed'] })}
        />
        {all ? null : (
          <MultiSelect
            label={t('webhook.events')}
            data={eventNames.map((value) => ({ value, label: value }))}
            value={settings.events}
            error={wrong.events}
            onChange={(events) => set({ events })}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
          />
        )}
        <Switch
          label={t('webhook.enabled')}
          checked={settings.enabled}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
        <div className={page.buttons}>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{t('admin.save')}</Button>
        </div>
      </form>
    </Modal>
  );
}
