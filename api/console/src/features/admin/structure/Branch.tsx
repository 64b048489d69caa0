import { ActionIcon, Badge, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconArrowMerge, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import classes from '@/features/admin/AdminPage.module.css';
import { childrenOf } from '@/features/admin/approvals/policies';
import type { CardProps } from '@/features/admin/approvals/types';
import type { ConfiguredAuthority } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import type { OpenedAuthority } from './StructureAdmin';
import { leftOpen, withClosed, withoutAuthority } from './structure';

interface Props extends CardProps {
  authority: ConfiguredAuthority;
  open: (what: OpenedAuthority) => void;
  merge: (what: ConfiguredAuthority) => void;
}

/** A body, what can be done with it, and those beneath it. */
export function Branch({ authority, open, merge, ...card }: Props) {
  const { t } = useText();
  const { region, change, saving } = card;
  const { id, name, closed } = authority;
  const below = childrenOf(region, id);
  const people = region.officials.filter((one) => one.authority === id).length;
  const left = leftOpen(region, id);
  const takesAll = region.defaultAuthority === id;
  return (
    <li>
      <div className={classes.body} data-testid={`authority-${id}`} data-closed={closed || undefined}>
        <span className={classes.bodyName}>
          {name} {takesAll ? <Badge variant="light">{t('structure.takesAll')}</Badge> : null}
          {closed ? (
            <Badge variant="light" color="gray">
              {authority.mergedInto
                ? t('merge.badge', {
                    name: region.authorities.find((one) => one.id === authority.mergedInto)?.name ?? authority.mergedInto,
                  })
                : t('structure.closed')}
            </Badge>
          ) : null}
          <span className={classes.dim}>
            {' '}
            {[people > 0 ? t('structure.people', { count: people }) : '', authority.phone ?? ''].filter(Boolean).join(' · ')}
          </span>
        </span>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={t('structure.actions', { name })} data-testid={`authority-menu-${id}`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => open({ authority, parent: authority.parent ?? null })}
            >
              {t('structure.edit')}
            </Menu.Item>
            {closed ? null : (
              <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={() => open({ authority: null, parent: id })}>
                {t('structure.addBelow')}
              </Menu.Item>
            )}
            <Menu.Divider />
            {closed || region.authorities.length === 1 ? null : (
              <Menu.Item
                leftSection={<IconArrowMerge size={15} aria-hidden />}
                data-testid="merge-authority"
                onClick={() => merge(authority)}
              >
                {t('merge.menu')}
              </Menu.Item>
            )}
            {authority.mergedInto ? null : closed ? (
              <Menu.Item
                leftSection={<IconArchiveOff size={15} aria-hidden />}
                disabled={saving}
                onClick={() => void change((before) => withClosed(before, id, false))}
              >
                {t('structure.reopen')}
              </Menu.Item>
            ) : (
              <Menu.Item
                leftSection={<IconArchive size={15} aria-hidden />}
                disabled={saving || left.length > 0}
                data-testid="close-authority"
                onClick={() => void change((before) => withClosed(before, id, true))}
              >
                {t('structure.close')}
                {left.map((one) => (
                  <div key={one.kind} className={classes.dim}>
                    {t(`structure.left.${one.kind}`, { count: one.count })}
                  </div>
                ))}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconTrash size={15} aria-hidden />}
              color="red"
              disabled={saving || left.length > 0 || Boolean(authority.mergedInto)}
              onClick={() => confirm(t('structure.removeSure', { name })) && void change((before) => withoutAuthority(before, id))}
            >
              {t('structure.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {below.length > 0 ? (
        <ul>
          {below.map((one) => (
            <Branch key={one.id} authority={one} open={open} merge={merge} {...card} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
