import { ActionIcon, CloseButton, Pill, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowsSort, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { sortNames } from '@/lib/cases/views';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { FilterPanel } from './FilterPanel';
import { NextCaseButton, NextCaseSaid } from './NextCase';
import classes from './Queue.module.css';
import { type FilterName, useFilters } from './useFilters';
import { useNextCase } from './useNextCase';

const typingPauseMs = 400;

export function QueueHead({ count, first }: { count: string; first: string | null }) {
  const { t, language } = useText();
  const { query, set, suffix } = useFilters();
  const navigate = useNavigate();
  const next = useNextCase((taken) => void navigate(`/inbox/${query.view}/${taken.id}${suffix}`), first);
  const { topicName, authorityName, officialName } = useDirectory();
  const { timeZone } = useSession();
  const [text, setText] = useState(query.search ?? '');
  const asked = useRef(query.search ?? '');
  const search = (words: string) => {
    asked.current = words.trim();
    set('search', asked.current || null);
  };
  const searchSoon = useDebouncedCallback(search, typingPauseMs);
  // An address that somebody else changed is shown; our own echo must not overwrite what is being typed.
  useEffect(() => {
    if (asked.current === (query.search ?? '')) return;
    asked.current = query.search ?? '';
    searchSoon.cancel();
    setText(asked.current);
  }, [query.search, searchSoon]);
  const topics = query.topic ? query.topic.split(',') : [];
  const filters: { name: FilterName; value: string; text: string }[] = [
    ...topics.map((value) => ({ name: 'topic' as const, value, text: topicName(value) })),
    ...(query.authority ? [{ name: 'authority' as const, value: query.authority, text: authorityName(query.authority) }] : []),
    ...(query.network
      ? [{ name: 'network' as const, value: query.network, text: t(`network.${query.network}`, { defaultValue: query.network }) }]
      : []),
    ...(query.importance
      ? [
          {
            name: 'importance' as const,
            value: query.importance,
            text: t('views.importance', { importance: t(`importance.${query.importance}`) }),
          },
        ]
      : []),
    ...(query.tag ? [{ name: 'tag' as const, value: query.tag, text: `#${query.tag}` }] : []),
    ...(query.official ? [{ name: 'official' as const, value: query.official, text: officialName(query.official) }] : []),
    ...(query.dueBefore
      ? [
          {
            name: 'dueBefore' as const,
            value: query.dueBefore,
            text: t('steer.dueBefore', { at: short(query.dueBefore, timeZone, language) }),
          },
        ]
      : []),
    ...(query.counted && query.from && query.to
      ? [
          {
            name: 'counted' as const,
            value: query.counted,
            text: t(`steer.counted.${query.counted}`, {
              from: short(query.from, timeZone, language),
              to: short(query.to, timeZone, language),
            }),
          },
        ]
      : []),
    ...(query.dueWithin
      ? [{ name: 'dueWithin' as const, value: String(query.dueWithin), text: t('views.dueWithin', { count: query.dueWithin }) }]
      : []),
  ];
  const sorts = sortNames.filter((name) => name !== 'approval' || query.view === 'approvals');
  const nextSort = sorts[(sorts.indexOf(query.sort ?? 'deadline') + 1) % sorts.length] ?? 'deadline';
  return (
    <div className={classes.head}>
      <div className={classes.top}>
        <h2 className={classes.title}>
          {t(`view.${query.view}`)}
          <span className={classes.count}>{count}</span>
        </h2>
        <NextCaseButton next={next} />
      </div>
      <NextCaseSaid next={next} />
      <form
        className={classes.tools}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          searchSoon.cancel();
          search(text);
        }}
      >
        <TextInput
          data-testid="search"
          flex={1}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            searchSoon(event.currentTarget.value);
          }}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          placeholder={t('queue.search')}
          aria-label={t('queue.search')}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={
            text ? (
              <CloseButton
                size="sm"
                aria-label={t('queue.clearSearch')}
                onClick={() => {
                  setText('');
                  searchSoon.cancel();
                  search('');
                }}
              />
            ) : null
          }
        />
        <FilterPanel />
        <Tooltip label={t('queue.sortedBy', { sort: t(`sort.${query.sort ?? 'deadline'}`) })}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('queue.sortBy', { sort: t(`sort.${nextSort}`) })}
            onClick={() => set('sort', nextSort === 'deadline' ? null : nextSort)}
          >
            <IconArrowsSort size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </form>
      {filters.length > 0 ? (
        <div className={classes.filters}>
          {filters.map(({ name, value, text }) => (
            <Filter
              key={`${name}-${value}`}
              text={text}
              remove={() => set(name, name === 'topic' ? topics.filter((one) => one !== value).join(',') || null : null)}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Filter({ text, remove }: { text: string; remove: () => void }) {
  const { t } = useText();
  return (
    <Pill
      withRemoveButton
      onRemove={remove}
      removeButtonProps={{ 'aria-label': t('queue.removeFilter', { text }), 'aria-hidden': false, tabIndex: 0 }}
    >
      {text}
    </Pill>
  );
}
