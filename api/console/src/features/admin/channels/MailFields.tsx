import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import page from '@/features/admin/AdminPage.module.css';
import type { MailSecurity, MailServers, MailSignIn } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';

interface Props {
  mail: MailServers;
  wrong: Record<string, string>;
  /** Shown where the mailbox is signed in to by token. */
  refreshToken: ReactNode;
  set: (mail: MailServers) => void;
}

/** The servers of a mailbox, how it is signed in to, whose certificates are believed and where copies of answers go. */
export function MailFields({ mail, wrong, refreshToken, set }: Props) {
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
          error={wrong['mail.security']}
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
      <Select
        label={t('channel.mail.signIn')}
        data={(['password', 'token'] as const).map((value) => ({ value, label: t(`channel.mail.signIns.${value}`) }))}
        value={mail.signIn ? 'token' : 'password'}
        allowDeselect={false}
        data-testid="channel-sign-in"
        onChange={(value) => set({ ...mail, signIn: value === 'token' ? { tokenEndpoint: '', clientId: '' } : undefined })}
      />
      {mail.signIn ? (
        <>
          <SignInFields signIn={mail.signIn} wrong={wrong} set={(signIn) => set({ ...mail, signIn })} />
          {refreshToken}
        </>
      ) : null}
      <Textarea
        label={t('channel.mail.authority')}
        description={t('channel.mail.authorityHint')}
        value={mail.certificateAuthority ?? ''}
        error={wrong['mail.certificateAuthority']}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        data-testid="channel-authority"
        onChange={(event) => set({ ...mail, certificateAuthority: event.currentTarget.value || undefined })}
      />
      <Switch
        label={t('channel.mail.copyToSent')}
        description={t('channel.mail.copyToSentHint')}
        checked={mail.copyToSent ?? false}
        data-testid="channel-copy-to-sent"
        onChange={(event) => set({ ...mail, copyToSent: event.currentTarget.checked })}
      />
      {mail.copyToSent ? (
        <TextInput
          label={t('channel.mail.sentFolder')}
          description={t('channel.mail.sentFolderHint')}
          value={mail.sentFolder ?? ''}
          error={wrong['mail.sentFolder']}
          data-testid="channel-sent-folder"
          onChange={(event) => set({ ...mail, sentFolder: event.currentTarget.value || undefined })}
        />
      ) : null}
    </>
  );
}

function SignInFields({ signIn, wrong, set }: { signIn: MailSignIn; wrong: Record<string, string>; set: (signIn: MailSignIn) => void }) {
  const { t } = useText();
  const text = (field: 'tokenEndpoint' | 'clientId' | 'scope') => (
    <TextInput
      required={field !== 'scope'}
      label={t(`channel.mail.${field}`)}
      value={signIn[field] ?? ''}
      error={wrong[`mail.signIn.${field}`]}
      data-testid={`channel-${field}`}
      onChange={(event) => set({ ...signIn, [field]: event.currentTarget.value || (field === 'scope' ? undefined : '') })}
    />
  );
  return (
    <>
      {text('tokenEndpoint')}
      <div className={page.pair}>
        {text('clientId')}
        {text('scope')}
      </div>
    </>
  );
}
