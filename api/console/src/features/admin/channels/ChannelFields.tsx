import { PasswordInput, TextInput } from '@mantine/core';
import type { Channel, ChannelSettings } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import { AttributesField } from './AttributesField';
import { kindOf } from './kinds';
import { MailFields } from './MailFields';

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
  const byToken = Boolean(settings.mail?.signIn);
  const secretField = (field: 'token' | 'readToken', has: boolean) => (
    <PasswordInput
      key={field}
      label={
        field === 'token' && byToken
          ? t('channel.mail.clientSecret')
          : t(`channel.field.${field}.${kind}`, { defaultValue: t(`channel.field.${field}.any`) })
      }
      description={has ? t('channel.kept') : field === 'readToken' && byToken ? t('channel.mail.refreshHint') : undefined}
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
      return settings.mail ? (
        <MailFields
          key={field}
          mail={settings.mail}
          wrong={wrong}
          refreshToken={secretField('readToken', channel?.hasReadToken ?? false)}
          set={(mail) => set({ mail })}
        />
      ) : null;
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
