import { ActionIcon, Button, Checkbox, MultiSelect, Popover, Select, TextInput, Tooltip } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import classes from './Queue.module.css';
import { filterOf } from './savedFilter';
import { type FilterName, useFilters } from './useFilters';
import { useViewChanges } from './useSavedViews';

const networks = ['telegram', 'vk', 'ok', 'max', 'form', 'email', 'open311'] as const;
const hours = [1, 4, 24, 72] as const;

/** Every filter of the queue in one place, and a name to find it under again. */
export function FilterPanel() {
  const { t, language } = useText();
  const session = useSession();
  const { query, set } = useFilters();
  const { topics, authorities } = useDirectory();
  const { save } = useViewChanges();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const active = [query.topic, query.authority, query.network, query.importance, query.tag, query.dueWithin].filter(Boolean).length;
  const choice = (field: FilterName, label: string, value: string | null | undefined, data: { value: string; label: string }[]) => (
    <Select
      label={label}
      data={data}
      value={value ?? null}
      searchable={data.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      placeholder={t('views.any')}
      nothingFoundMessage={t('common.nothingFound')}
      comboboxProps={{ withinPortal: false }}
      onChange={(next) => set(field, next)}
    />
  );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('views.filter')} disabled={opened}>
          <ActionIcon
            variant={active > 0 ? 'filled' : 'default'}
            size={30}
            aria-label={t('views.filter')}
            data-testid="filters"
            onClick={() => setOpened(!opened)}
          >
            <IconFilter size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views.filter')}>
        <div className={classes.panel}>
          <h3 className={classes.panelTitle} tabIndex={-1} data-autofocus>
            {t('views.filters')}
          </h3>
          <MultiSelect
            size="xs"
            label={t('queue.topics')}
            data={topics.map((one) => ({ value: one.code, label: one[language] }))}
            value={query.topic ? query.topic.split(',') : []}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('common.clear') }}
            placeholder={query.topic ? undefined : t('views.any')}
            nothingFoundMessage={t('common.nothingFound')}
            withScrollArea={false}
            comboboxProps={{ withinPortal: false }}
            styles={{ options: { maxHeight: 220, overflowY: 'auto' } }}
            onChange={(next) => set('topic', next.join(',') || null)}
          />
          {choice(
            'authority',
            t('case.authority'),
            query.authority,
            authorities.map((one) => ({ value: one.id, label: one.name })),
          )}
          <div className={classes.pair}>
            {choice(
              'network',
              t('views.network'),
              query.network,
              networks.map((one) => ({ value: one, label: t(`network.${one}`) })),
            )}
            {choice(
              'importance',
              t('case.importance'),
              query.importance,
              (['normal', 'high'] as const).map((one) => ({ value: one, label: t(`importance.${one}`) })),
            )}
            {choice(
              'dueWithin',
              t('views.due'),
              query.dueWithin ? String(query.dueWithin) : null,
              hours.map((one) => ({ value: String(one), label: t('views.dueWithin', { count: one }) })),
            )}
            <TextInput
              label={t('views.tag')}
              key={query.tag ?? ''}
              defaultValue={query.tag ?? ''}
              placeholder={t('views.any')}
              onBlur={(event) => set('tag', event.currentTarget.value.trim() || null)}
              onKeyDown={(event) => event.key === 'Enter' && set('tag', event.currentTarget.value.trim() || null)}
            />
          </div>
          <form
            className={classes.save}
            onSubmit={(event) => {
              event.preventDefault();
              void save(name.trim(), filterOf(query), shared).then((done) => {
                if (!done) return;
                setName('');
                setOpened(false);
              });
            }}
          >
            <TextInput
              label={t('views.saveAs')}
              flex={1}
              maxLength={60}
              value={name}
              data-testid="view-name"
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!name.trim()} data-testid="save-view">
              {t('views.save')}
            </Button>
          </form>
          {session.role === 'lead' ? (
            <Checkbox size="xs" label={t('views.forAll')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          ) : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
