import { Alert, Button, Divider, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useProved } from '@/components/Proof';
import { Secrets } from '@/components/Secrets';
import classes from '@/features/admin/AdminPage.module.css';
import { bindIdentity } from '@/features/admin/people/api/bindIdentity';
import { invite } from '@/features/admin/people/api/invite';
import type { PersonView } from '@/features/admin/people/api/types';
import { useText } from '@/lib/i18n';
import { fieldProblems } from '@/lib/problems';

interface Props {
  person: PersonView;
  dismiss: () => void;
  done: () => void;
}

/** Binds an account to an identity of the provider: by a link that the person opens, or by the subject an administrator knows. */
export function IdentityDialog({ person, dismiss, done }: Props) {
  const { t } = useText();
  const proved = useProved();
  const [link, setLink] = useState<string | null>(null);
  const [subject, setSubject] = useState('');
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState<'link' | 'subject' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // The button that was pressed lost the focus while it was busy.
  useEffect(() => {
    if (problems.subject) input.current?.select();
  }, [problems]);
  const run = async (what: 'link' | 'subject', act: () => Promise<void>) => {
    setBusy(what);
    setProblems({});
    try {
      await proved(act);
      done();
    } catch (error) {
      setProblems(fieldProblems(error, t));
    } finally {
      setBusy(null);
    }
  };
  const bind = (event: FormEvent) => {
    event.preventDefault();
    void run('subject', async () => {
      await bindIdentity(person.login, subject.trim());
      dismiss();
    });
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      title={t('people.bindTitle', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.form} data-testid="identity-dialog">
        <p className={classes.hint}>{t('people.inviteHint')}</p>
        {link ? (
          <Secrets texts={[link]} testid="invitation-link" />
        ) : (
          <Button
            data-testid="make-invitation"
            data-autofocus
            w="fit-content"
            loading={busy === 'link'}
            onClick={() => void run('link', async () => setLink(`${location.origin}${(await invite(person.login)).path}`))}
          >
            {t('people.invite')}
          </Button>
        )}
        {problems[''] ? (
          <Alert color="red" role="alert" data-testid="identity-problem">
            {problems['']}
          </Alert>
        ) : null}
        <Divider label={t('signIn.or')} />
        <form className={classes.form} onSubmit={bind}>
          <TextInput
            label={t('people.subject')}
            description={t('people.subjectHint')}
            ref={input}
            value={subject}
            error={problems.subject}
            data-testid="identity-subject"
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button type="submit" variant="default" loading={busy === 'subject'} disabled={!subject.trim()} data-testid="bind-identity">
              {t('people.bind')}
            </Button>
          </div>
        </form>
      </div>
    </Modal>
  );
}
