import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import { RelativeTime } from '@/components/RelativeTime';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { listPeople } from '@/features/admin/people/api/listPeople';
import type { PersonView } from '@/features/admin/people/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { PersonForm } from './PersonForm';
import { PersonMenu } from './PersonMenu';
import { useAuthorityName } from './useAuthorityName';

/** Who may sign in: of the region, and for an administrator of everything also those who belong to no region. */
export function PeopleAdmin({ region }: { region: string }) {
  const { t } = useText();
  const session = useSession();
  const { data, refetch } = useQuery({ queryKey: ['people'], queryFn: listPeople });
  const authorityName = useAuthorityName(region);
  const [opened, setOpened] = useState<PersonView | 'new' | null>(null);
  if (!data) return <Loading />;
  const people = data.filter((one) => one.region === region || one.region === '*');
  const again = () => void refetch();
  return (
    <div className={classes.page} data-testid="people-admin">
      <h1 className={classes.title}>{t('admin.people')}</h1>
      <p className={classes.lead}>{t('people.lead')}</p>
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('people.list', { count: people.length })}</h2>
          <Button leftSection={<IconPlus size={15} aria-hidden />} data-testid="new-person" onClick={() => setOpened('new')}>
            {t('people.add')}
          </Button>
        </div>
        <AdminTable label={t('admin.people')} columns={[t('people.name'), t('people.role'), t('people.signsIn'), t('people.last')]}>
          {people.map((one) => (
            <tr key={one.login} data-testid={`person-${one.login}`} data-disabled={one.disabled || undefined}>
              <th scope="row">
                {one.name}
                <div className={classes.dim}>{one.login}</div>
              </th>
              <td>
                {t(`role.${one.role}`)}
                <div className={classes.dim}>
                  {one.region === '*' ? t('people.everywhere') : one.authority ? authorityName(one.authority) : ''}
                </div>
              </td>
              <td>
                <Ways person={one} />
              </td>
              <td>{one.signedInAt ? <RelativeTime at={one.signedInAt} /> : <span className={classes.dim}>{t('people.never')}</span>}</td>
              <td>
                <PersonMenu person={one} isSelf={one.login === session.login} edit={() => setOpened(one)} done={again} />
              </td>
            </tr>
          ))}
        </AdminTable>
      </section>
      {opened ? (
        <PersonForm region={region} person={opened === 'new' ? null : opened} dismiss={() => setOpened(null)} done={again} />
      ) : null}
    </div>
  );
}

function Ways({ person }: { person: PersonView }) {
  const { t } = useText();
  if (person.disabled) return <span className={classes.dim}>{t('people.disabled')}</span>;
  const ways = [
    person.mustChangePassword ? t('people.temporary') : person.hasPassword ? t('people.password') : null,
    person.secondFactor ? t('people.code') : null,
    person.passkeys > 0 ? t('people.passkeys', { count: person.passkeys }) : null,
    person.identity ? t('people.provider') : null,
  ].filter(Boolean);
  return (
    <>
      {ways.length > 0 ? ways.join(', ') : <span className={classes.dim}>{t('people.noWay')}</span>}
      {person.identity ? (
        <div className={classes.dim} data-testid={`bound-${person.login}`}>
          {t('people.bound', { subject: person.identity.subject })}
        </div>
      ) : null}
      {person.invitedUntil ? <div className={classes.dim}>{t('people.invited')}</div> : null}
      {person.lockedUntil ? <strong>{t('people.locked')}</strong> : null}
      {person.officialShared ? <strong>{t('people.officialShared')}</strong> : null}
    </>
  );
}
