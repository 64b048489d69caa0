import { Button, Modal, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useProved } from '@/components/Proof';
import page from '@/features/admin/AdminPage.module.css';
import { putChannel } from '@/features/admin/channels/api/putChannel';
import type { Channel, ChannelSettings } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import { fieldProblems } from '@/lib/problems';
import { ChannelFields } from './ChannelFields';
import { blank, freshSecret, idFor, isCalled, kindOf, kinds, known, lacksSecret } from './kinds';
import { Steps } from './Steps';

interface Props {
  region: string;
  /** Null: a new one. */
  channel: Channel | null;
  taken: string[];
  close: () => void;
  /** With the secret when somebody must enter it at the network by hand. */
  saved: (channel: Channel, secret: string | null) => void;
}

export function ChannelForm({ region, channel, taken, close, saved }: Props) {
  const { t } = useText();
  const proved = useProved();
  const [settings, setSettings] = useState<ChannelSettings>(channel ? known(channel) : blank(region, 'telegram', location.origin));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const kind = kindOf(settings.kind);
  const set = (change: Partial<ChannelSettings>) => {
    setSettings({ ...settings, ...change });
    setWrong({});
  };
  const save = async () => {
    setBusy(true);
    try {
      const secret = lacksSecret(settings, channel) ? freshSecret() : undefined;
      const id = channel?.id ?? idFor(region, settings.kind, settings.name, taken);
      saved(await proved(() => putChannel(id, { ...settings, secret })), kind.secretByHand && secret ? secret : null);
    } catch (error) {
      const { '': general, ...fields } = fieldProblems(error, t);
      setWrong(general ? { ...fields, name: general } : fields);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(channel ? 'channel.edit' : 'channel.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={page.form}
        data-testid="channel-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {channel ? null : (
          <Select
            label={t('channel.kind')}
            data={Object.keys(kinds).map((value) => ({ value, label: t(`network.${value}`) }))}
            value={settings.kind}
            allowDeselect={false}
            data-testid="channel-kind"
            onChange={(value) => setSettings({ ...blank(region, value ?? 'telegram', location.origin), name: settings.name })}
          />
        )}
        <Steps kind={settings.kind} />
        <TextInput
          required
          label={t('channel.name')}
          description={t('channel.nameHint')}
          value={settings.name}
          error={wrong.name ?? wrong.kind ?? wrong.id}
          data-testid="channel-name"
          data-autofocus
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {kind.modes.length > 1 ? (
          <Select
            label={t('channel.mode')}
            data={kind.modes.map((value) => ({ value, label: t(`channel.modes.${value}`) }))}
            value={settings.mode}
            error={wrong.mode}
            allowDeselect={false}
            onChange={(value) => set({ mode: (value ?? settings.mode) as ChannelSettings['mode'] })}
          />
        ) : null}
        <ChannelFields channel={channel} settings={settings} wrong={wrong} set={set} />
        {kind.secret === 'called' && isCalled(settings.mode) ? (
          <TextInput
            required
            label={t('channel.webhookAddress')}
            description={t('channel.webhookHint')}
            value={settings.webhookAddress ?? ''}
            error={wrong.webhookAddress ?? wrong.secret}
            onChange={(event) => set({ webhookAddress: event.currentTarget.value || undefined })}
          />
        ) : null}
        {kind.publishes ? (
          <Switch
            label={t('channel.neverPublish')}
            description={t('channel.neverPublishHint')}
            checked={settings.neverPublish}
            data-testid="channel-never-publish"
            onChange={(event) => set({ neverPublish: event.currentTarget.checked })}
          />
        ) : null}
        <Switch
          label={t('channel.enabled')}
          description={t('channel.enabledHint')}
          checked={settings.enabled}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
        <div className={page.buttons}>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} data-testid="channel-save">
            {t('admin.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
