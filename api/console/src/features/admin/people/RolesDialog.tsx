import { Alert, Button, Divider, Modal, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useProved } from '@/components/Proof';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable, RowActions } from '@/features/admin/AdminTable';
import { putRole } from '@/features/admin/people/api/putRole';
import { removeRole } from '@/features/admin/people/api/removeRole';
import type { FurtherRole, PersonView } from '@/features/admin/people/api/types';
import { useText } from '@/lib/i18n';
import { fieldProblems, problemSentence } from '@/lib/problems';
import { listRegions } from '@/lib/regions/listRegions';
import { useRegion } from '@/lib/regions/useRegion';

interface Props {
  person: PersonView;
  dismiss: () => void;
  done: () => void;
}

const given: FurtherRole[] = ['operator', 'executor', 'approver', 'lead', 'administrator'];

/** What a person is in other regions than their account's own. */
export function RolesDialog({ person, dismiss, done }: Props) {
  const { t } = useText();
  const proved = useProved();
  const { data: regions } = useQuery({ queryKey: ['regions'], queryFn: listRegions });
  const [region, setRegion] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const nameOf = (code: string) => regions?.find((one) => one.code === code)?.name ?? code;
  const remove = async (code: string) => {
    setBusy(true);
    try {
      await proved(() => removeRole(person.login, code));
      done();
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      size="lg"
      title={t('people.rolesTitle', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.form} data-testid="roles-dialog">
        <p className={classes.hint}>{t('people.rolesHint')}</p>
        <AdminTable
          label={t('people.roles')}
          columns={[t('admin.region'), t('people.role')]}
          empty={t('people.noRoles')}
          isEmpty={person.roles.length === 0}
        >
          {person.roles.map((one) => (
            <tr key={one.region} data-testid={`role-in-${one.region}`}>
              <th scope="row">{nameOf(one.region)}</th>
              <td>{t(`role.${one.role}`)}</td>
              <RowActions
                remove={{
                  label: t('people.takeRole', { region: nameOf(one.region) }),
                  act: () => void remove(one.region),
                  disabled: busy,
                }}
              />
            </tr>
          ))}
        </AdminTable>
        <Divider label={t('people.giveRole')} />
        <Select
          label={t('admin.region')}
          placeholder={t('people.chooseRegion')}
          data={(regions ?? []).filter((one) => one.code !== person.region).map((one) => ({ value: one.code, label: one.name }))}
          value={region}
          searchable
          nothingFoundMessage={t('common.nothingFound')}
          onChange={setRegion}
          data-testid="role-region"
        />
        {region ? <RoleThere key={region} region={region} person={person} done={done} /> : null}
      </div>
    </Modal>
  );
}

function RoleThere({ region: code, person, done }: { region: string; person: PersonView; done: () => void }) {
  const { t } = useText();
  const proved = useProved();
  const { region } = useRegion(code);
  const known = person.roles.find((one) => one.region === code);
  const [role, setRole] = useState<FurtherRole>(known?.role ?? 'operator');
  const [authority, setAuthority] = useState<string | null>(known?.authority ?? null);
  const [official, setOfficial] = useState<string | null>(known?.official ?? null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblems({});
    try {
      await proved(() => putRole(person.login, code, { role, authority, official }));
      done();
    } catch (error) {
      setProblems(fieldProblems(error, t));
    } finally {
      setBusy(false);
    }
  };
  const picker = { clearable: true, searchable: true, nothingFoundMessage: t('common.nothingFound') };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      {(problems[''] ?? problems.region) ? (
        <Alert color="red" role="alert">
          {problems[''] ?? problems.region}
        </Alert>
      ) : null}
      <Select
        label={t('people.role')}
        data={given.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        value={role}
        allowDeselect={false}
        error={problems.role}
        onChange={(next) => next && setRole(next as FurtherRole)}
        data-testid="role-role"
      />
      <div className={classes.pair}>
        <Select
          label={t('people.authority')}
          data={(region?.authorities ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={authority}
          error={problems.authority}
          onChange={setAuthority}
          data-testid="role-authority"
          {...picker}
        />
        <Select
          label={t('people.official')}
          data={(region?.officials ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={official}
          error={problems.official}
          onChange={setOfficial}
          {...picker}
        />
      </div>
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} data-testid="save-role">
          {t(known ? 'admin.save' : 'people.give')}
        </Button>
      </div>
    </form>
  );
}
