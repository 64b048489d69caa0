import { ActionIcon, Alert, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useProved } from '@/components/Proof';
import { RelativeTime } from '@/components/RelativeTime';
import { addPasskey } from '@/features/account/api/addPasskey';
import { dropPasskey } from '@/features/account/api/dropPasskey';
import { newPasskeyQuestion } from '@/features/account/api/newPasskeyQuestion';
import type { OwnPasskey } from '@/features/account/api/types';
import { useText } from '@/lib/i18n';
import { makePasskey, passkeysWork } from '@/lib/passkeys';
import { problemSentence } from '@/lib/problems';
import classes from './Account.module.css';

/** Passkeys: the device's own lock instead of a password and a code. */
export function PasskeysCard({ passkeys, done }: { passkeys: OwnPasskey[]; done: () => void }) {
  const { t } = useText();
  const proved = useProved();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (act: () => Promise<void>) => {
    setProblem(null);
    try {
      await proved(act);
      done();
    } catch (error) {
      setProblem(problemSentence(error, t));
    }
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const credential = await makePasskey(await newPasskeyQuestion());
      if (credential === null) return;
      await addPasskey(name.trim(), credential);
      setName('');
    });
  };
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('account.passkeys')}</h2>
      </div>
      <p className={classes.hint}>{t('account.passkeysHint')}</p>
      {passkeys.length > 0 ? (
        <ul className={classes.list} data-testid="passkeys">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <span>{passkey.name}</span>
              <span className={classes.buttons}>
                <RelativeTime at={passkey.createdAt} />
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={t('account.dropPasskey', { name: passkey.name })}
                  onClick={() => void run(() => dropPasskey(passkey.id))}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      {passkeysWork() ? (
        <form className={classes.form} onSubmit={add}>
          <TextInput
            label={t('account.passkeyName')}
            description={t('account.passkeyNameHint')}
            data-testid="passkey-name"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" w="fit-content" disabled={!name.trim()} data-testid="passkey-add">
            {t('account.addPasskey')}
          </Button>
        </form>
      ) : (
        <p className={classes.hint}>{t('account.noPasskeys')}</p>
      )}
    </section>
  );
}
