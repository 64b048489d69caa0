import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import { RelativeTime } from '@/components/RelativeTime';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { useOffer } from '@/features/admin/handOvers/useOffer';
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
  const { offer, dialog } = useOffer(region);
  if (!data) return <Loading />;
  const people = data.flatMap((one) => peopleOf(one, region));
  // Closed, or of another role: what was open under the former one is still theirs.
  const again = async (before: PersonView | null) => {
    const after = (await refetch()).data?.find((one) => one.login === before?.login);
    const official = before?.region === region && !before.disabled ? before.official : null;
    if (official && after && (after.disabled || after.role !== before?.role || after.official !== official)) void offer(official);
  };
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
                {one.severalRegions && !one.guest ? <div className={classes.dim}>{t('people.alsoElsewhere')}</div> : null}
              </td>
              <td>
                <Ways person={one} />
              </td>
              <td>{one.signedInAt ? <RelativeTime at={one.signedInAt} /> : <span className={classes.dim}>{t('people.never')}</span>}</td>
              <td>
                {one.guest ? null : (
                  <PersonMenu person={one} isSelf={one.login === session.login} edit={() => setOpened(one)} done={() => void again(one)} />
                )}
              </td>
            </tr>
          ))}
        </AdminTable>
      </section>
      {opened ? (
        <PersonForm
          region={region}
          person={opened === 'new' ? null : opened}
          dismiss={() => setOpened(null)}
          done={() => void again(opened === 'new' ? null : opened)}
        />
      ) : null}
      {dialog}
    </div>
  );
}

/** Whose account is the region's or everybody's, and who is a guest from another region, as what they are here. */
function peopleOf(person: PersonView, region: string): PersonView[] {
  if (person.region === region || person.region === '*') return [person];
  const here = person.roles.find((one) => one.region === region);
  return here ? [{ ...person, ...here, guest: true }] : [];
}

function Ways({ person }: { person: PersonView }) {
  const { t } = useText();
  if (person.guest) return <span className={classes.dim}>{t(person.disabled ? 'people.disabled' : 'people.guest')}</span>;
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
