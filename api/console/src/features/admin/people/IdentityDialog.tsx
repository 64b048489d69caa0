import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
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
  const run = async (act: () => Promise<void>) => {
    setProblems({});
    try {
      await proved(act);
      done();
    } catch (error) {
      setProblems(fieldProblems(error, t));
    }
  };
  const bind = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
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
            onClick={() => void run(async () => setLink(`${location.origin}${(await invite(person.login)).path}`))}
          >
            {t('people.invite')}
          </Button>
        )}
        {problems[''] ? <p role="alert">{problems['']}</p> : null}
        <form className={classes.form} onSubmit={bind}>
          <TextInput
            label={t('people.subject')}
            description={t('people.subjectHint')}
            value={subject}
            error={problems.subject}
            data-testid="identity-subject"
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button type="submit" variant="default" disabled={!subject.trim()} data-testid="bind-identity">
              {t('people.bind')}
            </Button>
          </div>
        </form>
      </div>
    </Modal>
  );
}
