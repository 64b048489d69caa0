import { Alert, Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useProved } from '@/components/Proof';
import { Secrets } from '@/components/Secrets';
import classes from '@/features/admin/AdminPage.module.css';
import { putPerson } from '@/features/admin/people/api/putPerson';
import { resetPassword } from '@/features/admin/people/api/resetPassword';
import type { PersonBody, PersonView } from '@/features/admin/people/api/types';
import { type Role, roles } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { fieldProblems } from '@/lib/problems';
import { useRegion } from '@/lib/regions/useRegion';
import { useSession } from '@/lib/session/session';
import { signInOptions } from '@/lib/session/signInOptions';

interface Props {
  region: string;
  person: PersonView | null;
  dismiss: () => void;
  done: () => void;
}

const central: Role[] = ['analyst', 'engineer'];

/** A person and their role; a new one gets a temporary password to read out. */
export function PersonForm({ region: code, person, dismiss, done }: Props) {
  const { t } = useText();
  const session = useSession();
  const proved = useProved();
  const { region } = useRegion(code);
  const [login, setLogin] = useState(person?.login ?? '');
  const [draft, setDraft] = useState<PersonBody>(person ?? { name: '', role: 'operator', region: code });
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [password, setPassword] = useState<string | null>(null);
  const [outside, setOutside] = useState(false);
  const [busy, setBusy] = useState(false);
  const { data: options } = useQuery({ queryKey: ['sign-in-options'], queryFn: signInOptions, staleTime: Infinity });
  const everywhere = session.region === '*';
  const choices = roles.filter((role) => everywhere || !central.includes(role)).map((role) => ({ value: role, label: t(`role.${role}`) }));
  const set = (change: Partial<PersonBody>) => setDraft({ ...draft, ...change });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblems({});
    const { name, role, authority, official } = draft;
    const home = central.includes(role) ? '*' : draft.region === '*' && role !== 'administrator' ? code : draft.region;
    try {
      const made = await proved(async () => {
        await putPerson(login.trim(), {
          name: name.trim(),
          role,
          region: home,
          authority,
          official,
        });
        return person || outside ? null : (await resetPassword(login.trim())).password;
      });
      done();
      if (made === null) dismiss();
      else setPassword(made);
    } catch (error) {
      setProblems(fieldProblems(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      title={t(person ? 'people.editing' : 'people.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {password ? (
        <div className={classes.form}>
          <p className={classes.hint}>{t('people.temporaryHint')}</p>
          <Secrets texts={[password]} testid="temporary-password" />
        </div>
      ) : (
        <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="person-form">
          {problems[''] ? (
            <Alert color="red" role="alert">
              {problems['']}
            </Alert>
          ) : null}
          <TextInput
            label={t('people.name')}
            data-autofocus
            required
            value={draft.name}
            error={problems.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            data-testid="person-name"
          />
          <TextInput
            label={t('signIn.login')}
            description={t('people.loginHint')}
            required
            readOnly={person !== null}
            value={login}
            error={problems.login}
            onChange={(event) => setLogin(event.currentTarget.value)}
            data-testid="person-login"
          />
          <Select
            label={t('people.role')}
            data={choices}
            value={draft.role}
            allowDeselect={false}
            error={problems.role ?? problems.region}
            onChange={(role) => role && set({ role: role as Role })}
            data-testid="person-role"
          />
          {central.includes(draft.role) ? null : (
            <div className={classes.pair}>
              <Select
                label={t('people.authority')}
                data={(region?.authorities ?? []).map((one) => ({ value: one.id, label: one.name }))}
                value={draft.authority ?? null}
                clearable
                searchable
                nothingFoundMessage={t('common.nothingFound')}
                error={problems.authority}
                onChange={(authority) => set({ authority })}
                data-testid="person-authority"
              />
              <Select
                label={t('people.official')}
                data={(region?.officials ?? []).map((one) => ({ value: one.id, label: one.name }))}
                value={draft.official ?? null}
                clearable
                searchable
                nothingFoundMessage={t('common.nothingFound')}
                error={problems.official}
                onChange={(official) => set({ official })}
              />
            </div>
          )}
          {person === null && options?.provider ? (
            <Checkbox
              label={t('people.outside')}
              description={t('people.outsideHint')}
              checked={outside}
              onChange={(event) => setOutside(event.currentTarget.checked)}
            />
          ) : null}
          <div className={classes.buttons}>
            <Button variant="default" onClick={dismiss}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!draft.name.trim() || !login.trim()} data-testid="save-person">
              {t('admin.save')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
