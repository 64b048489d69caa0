import { NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import page from '@/features/admin/AdminPage.module.css';
import type { Channel, ChannelSettings, MailSecurity, MailServers } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import { AttributesField } from './AttributesField';
import { kindOf } from './kinds';

interface Props {
  channel: Channel | null;
  settings: ChannelSettings;
  wrong: Record<string, string>;
  set: (change: Partial<ChannelSettings>) => void;
}

/** What the network needs to know; a secret that is there already is only written to change it. */
export function ChannelFields({ channel, settings, wrong, set }: Props) {
  const { t } = useText();
  const { kind } = settings;
  const secretField = (field: 'token' | 'readToken', has: boolean) => (
    <PasswordInput
      key={field}
      label={t(`channel.field.${field}.${kind}`, { defaultValue: t(`channel.field.${field}.any`) })}
      description={has ? t('channel.kept') : undefined}
      value={settings[field] ?? ''}
      error={wrong[field]}
      autoComplete="new-password"
      data-testid={`channel-${field}`}
      onChange={(event) => set({ [field]: event.currentTarget.value || undefined })}
    />
  );
  const text = (field: 'account' | 'confirmation' | 'baseAddress') => (
    <TextInput
      key={field}
      label={t(`channel.field.${field}.${kind}`, { defaultValue: t(`channel.field.${field}.any`) })}
      description={field === 'baseAddress' && kind !== 'open311-peer' ? t('channel.baseHint') : undefined}
      value={settings[field] ?? ''}
      error={wrong[field]}
      data-testid={`channel-${field}`}
      onChange={(event) => set({ [field]: event.currentTarget.value || undefined })}
    />
  );
  return kindOf(kind).fields.map((field) => {
    if (field === 'mail')
      return settings.mail ? <MailFields key={field} mail={settings.mail} wrong={wrong} set={(mail) => set({ mail })} /> : null;
    if (field === 'attributes')
      return (
        <AttributesField
          key={field}
          values={settings.attributes ?? []}
          wrong={wrong.attributes}
          set={(attributes) => set({ attributes })}
        />
      );
    if (field === 'token') return secretField(field, channel?.hasToken ?? false);
    return field === 'readToken' ? secretField(field, channel?.hasReadToken ?? false) : text(field);
  });
}

function MailFields({ mail, wrong, set }: { mail: MailServers; wrong: Record<string, string>; set: (mail: MailServers) => void }) {
  const { t } = useText();
  const host = (field: 'imapHost' | 'smtpHost') => (
    <TextInput
      required
      label={t(`channel.mail.${field}`)}
      value={mail[field]}
      error={wrong[`mail.${field}`] ?? (field === 'imapHost' ? wrong.mail : undefined)}
      data-testid={`channel-${field}`}
      onChange={(event) => set({ ...mail, [field]: event.currentTarget.value })}
    />
  );
  const port = (field: 'imapPort' | 'smtpPort') => (
    <NumberInput
      required
      label={t(`channel.mail.${field}`)}
      value={mail[field]}
      min={1}
      max={65535}
      error={wrong[`mail.${field}`]}
      data-testid={`channel-${field}`}
      onChange={(value) => set({ ...mail, [field]: Number(value) })}
    />
  );
  return (
    <>
      <div className={page.pair}>
        {host('imapHost')}
        {port('imapPort')}
      </div>
      <div className={page.pair}>
        {host('smtpHost')}
        {port('smtpPort')}
      </div>
      <div className={page.pair}>
        <Select
          label={t('channel.mail.security')}
          data={(['tls', 'startTls', 'none'] as const).map((value) => ({ value, label: t(`channel.mail.securities.${value}`) }))}
          value={mail.security}
          allowDeselect={false}
          onChange={(value) => set({ ...mail, security: (value ?? 'tls') as MailSecurity })}
        />
        <TextInput
          label={t('channel.mail.login')}
          description={t('channel.mail.loginHint')}
          value={mail.login ?? ''}
          error={wrong['mail.login']}
          onChange={(event) => set({ ...mail, login: event.currentTarget.value || undefined })}
        />
      </div>
    </>
  );
}
