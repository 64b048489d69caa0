import { ActionIcon, Button, Menu, Modal, TextInput } from '@mantine/core';
import {
  IconBookmark,
  IconClockExclamation,
  IconDotsVertical,
  IconFlame,
  IconHourglassLow,
  IconPencil,
  IconTrash,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SavedView } from '@/features/queue/api/types';
import type { SavedFilter } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { addressOf, filterOf, sameFilter } from './savedFilter';
import { useFilters } from './useFilters';
import { quickViews, useSavedCounts, useSavedViews, useViewChanges } from './useSavedViews';
import classes from './Views.module.css';

const quickIcons: Record<string, TablerIcon> = { due1: IconClockExclamation, due4: IconHourglassLow, high: IconFlame };

/** Nearness and importance for everybody, then what a person or their lead has saved; figures are live. */
export function SavedViews() {
  const { t } = useText();
  const views = useSavedViews();
  const counts = useSavedCounts(views);
  return (
    <>
      <ul className={classes.list}>
        {quickViews.map(({ key, name, filter }) => (
          <Entry
            key={key}
            testId={`view-${name}`}
            icon={quickIcons[name] ?? IconBookmark}
            label={t(`views.quick.${name}`)}
            filter={filter}
            count={counts.get(key)}
          />
        ))}
      </ul>
      {views.length > 0 ? (
        <>
          <h2 className={classes.heading}>{t('views.saved')}</h2>
          <ul className={classes.list}>
            {views.map((view) => (
              <Entry
                key={view.id}
                testId="saved-view"
                icon={view.shared ? IconUsers : IconBookmark}
                label={view.name}
                filter={view.filter}
                count={counts.get(view.id)}
                view={view}
              />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

interface EntryProps {
  testId: string;
  icon: TablerIcon;
  label: string;
  filter: SavedFilter;
  count: number | null | undefined;
  view?: SavedView;
}

function Entry({ testId, icon: Icon, label, filter, count, view }: EntryProps) {
  const { t, language } = useText();
  const session = useSession();
  const { query } = useFilters();
  const mayChange = view && (!view.shared || session.role === 'lead');
  return (
    <li className={classes.entry}>
      <Link
        to={addressOf(filter)}
        className={classes.view}
        data-testid={testId}
        aria-current={sameFilter(filterOf(query), filter) ? 'page' : undefined}
      >
        <Icon size={17} stroke={1.7} aria-hidden />
        <span className={classes.label}>{label}</span>
        {count !== null && count !== undefined ? <span className={classes.count}>{count.toLocaleString(language)}</span> : null}
      </Link>
      {view && mayChange ? <Change view={view} label={t('views.change', { name: view.name })} /> : null}
    </li>
  );
}

function Change({ view, label }: { view: SavedView; label: string }) {
  const { t } = useText();
  const { rename, remove } = useViewChanges();
  const [name, setName] = useState<string | null>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size={24} className={classes.change} aria-label={label} data-testid="change-view">
            <IconDotsVertical size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setName(view.name)}>
            {t('views.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove(view)}>
            {t('views.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={name !== null}
        onClose={() => setName(null)}
        title={t('views.rename')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <form
          className={classes.rename}
          onSubmit={(event) => {
            event.preventDefault();
            void rename(view, name?.trim() ?? '').then((done) => done && setName(null));
          }}
        >
          <TextInput
            label={t('views.newName')}
            data-autofocus
            maxLength={60}
            flex={1}
            value={name ?? ''}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!name?.trim()}>
            {t('views.save')}
          </Button>
        </form>
      </Modal>
    </>
  );
}
