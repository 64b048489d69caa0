import { ActionIcon, Menu, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconDeviceMobileOff,
  IconDots,
  IconKey,
  IconLink,
  IconLockOpen,
  IconLogout,
  IconMapPins,
  IconPencil,
  IconUnlink,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useProved } from '@/components/Proof';
import { Secrets } from '@/components/Secrets';
import classes from '@/features/admin/AdminPage.module.css';
import { actOnPerson } from '@/features/admin/people/api/actOnPerson';
import { resetPassword } from '@/features/admin/people/api/resetPassword';
import type { PersonAction, PersonView } from '@/features/admin/people/api/types';
import { unbindIdentity } from '@/features/admin/people/api/unbindIdentity';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { signInOptions } from '@/lib/session/signInOptions';
import { IdentityDialog } from './IdentityDialog';
import { RolesDialog } from './RolesDialog';

interface Props {
  person: PersonView;
  isSelf: boolean;
  edit: () => void;
  done: () => void;
}

export function PersonMenu({ person, isSelf, edit, done }: Props) {
  const { t } = useText();
  const proved = useProved();
  const [password, setPassword] = useState<string | null>(null);
  const session = useSession();
  const [binding, setBinding] = useState(false);
  const [roles, setRoles] = useState(false);
  const everywhere = session.region === '*';
  // What opens the account opens the person's other regions too.
  const changes = everywhere || !person.severalRegions;
  const { data: options } = useQuery({ queryKey: ['sign-in-options'], queryFn: signInOptions, staleTime: Infinity });
  const run = async (act: () => Promise<void>) => {
    try {
      await proved(act);
      done();
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
  };
  const act = (action: PersonAction) => () => void run(() => actOnPerson(person.login, action));
  const endSessions = async () => {
    await actOnPerson(person.login, 'end-sessions');
    notifications.show({ message: t('people.sessionsEnded', { name: person.name }), color: 'green' });
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('people.actions', { name: person.name })} data-testid={`person-menu-${person.login}`}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {changes ? (
            <>
              <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={edit}>
                {t('people.edit')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconKey size={15} aria-hidden />}
                data-testid="reset-password"
                onClick={() => void run(async () => setPassword((await resetPassword(person.login)).password))}
              >
                {t('people.resetPassword')}
              </Menu.Item>
              {person.secondFactor || person.passkeys > 0 ? (
                <Menu.Item leftSection={<IconDeviceMobileOff size={15} aria-hidden />} onClick={act('reset-second-factor')}>
                  {t('people.resetSecond')}
                </Menu.Item>
              ) : null}
              {options?.provider && !person.identity ? (
                <Menu.Item leftSection={<IconLink size={15} aria-hidden />} data-testid="bind" onClick={() => setBinding(true)}>
                  {t('people.bindMenu')}
                </Menu.Item>
              ) : null}
              {person.identity || person.invitedUntil ? (
                <Menu.Item
                  leftSection={<IconUnlink size={15} aria-hidden />}
                  data-testid="unbind"
                  onClick={() => void run(() => unbindIdentity(person.login))}
                >
                  {t(person.identity ? 'people.unbind' : 'people.takeBack')}
                </Menu.Item>
              ) : null}
            </>
          ) : (
            <Menu.Label maw={260}>{t('people.severalRegions')}</Menu.Label>
          )}
          {everywhere && !isSelf ? (
            <Menu.Item leftSection={<IconMapPins size={15} aria-hidden />} data-testid="person-roles" onClick={() => setRoles(true)}>
              {t('people.rolesMenu')}
            </Menu.Item>
          ) : null}
          {person.disabled ? null : (
            <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} data-testid="end-sessions" onClick={() => void run(endSessions)}>
              {t('people.endSessions')}
            </Menu.Item>
          )}
          {person.lockedUntil && changes ? (
            <Menu.Item leftSection={<IconLockOpen size={15} aria-hidden />} onClick={act('unlock')}>
              {t('people.unlock')}
            </Menu.Item>
          ) : null}
          {isSelf || (person.disabled && !changes) ? null : person.disabled ? (
            <Menu.Item leftSection={<IconUserCheck size={15} aria-hidden />} data-testid="enable" onClick={act('enable')}>
              {t('people.enable')}
            </Menu.Item>
          ) : (
            <Menu.Item color="red" leftSection={<IconUserOff size={15} aria-hidden />} data-testid="disable" onClick={act('disable')}>
              {t('people.disable')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {roles ? <RolesDialog person={person} dismiss={() => setRoles(false)} done={done} /> : null}
      {binding ? <IdentityDialog person={person} dismiss={() => setBinding(false)} done={done} /> : null}
      <Modal
        opened={password !== null}
        onClose={() => setPassword(null)}
        title={t('people.temporaryTitle', { name: person.name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <p className={classes.hint}>{t('people.temporaryHint')}</p>
        <Secrets texts={[password ?? '']} testid="temporary-password" />
      </Modal>
    </>
  );
}
