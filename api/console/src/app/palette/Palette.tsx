import '@mantine/spotlight/styles.css';
import { Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useOffered } from '@/lib/commands';
import { useText } from '@/lib/i18n';
import { ofCommand, shownEntries } from './found';
import classes from './Palette.module.css';
import { useCasesFound } from './useCasesFound';
import { usePlaces } from './usePlaces';

const pause = 200;

/** Everything that can be done or opened from here, by a few letters of its name. */
export function Palette({ asked }: { asked: number }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, pause);
  const commands = useOffered();
  const places = usePlaces();
  const cases = useCasesFound(settled);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every time it is asked for it opens
  useEffect(() => spotlight.open(), [asked]);
  const shown = shownEntries([...commands.map(ofCommand), ...places], typed.trim() ? cases : [], typed);
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      scrollable
      maxHeight={460}
      closeOnActionTrigger
      clearQueryOnClose
      attributes={{ content: { 'aria-label': t('palette.label'), 'data-testid': 'palette' } }}
    >
      <Spotlight.Search
        placeholder={t('palette.search')}
        aria-label={t('palette.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        data-testid="palette-search"
      />
      <Spotlight.ActionsList aria-label={t('palette.label')}>
        {shown.length === 0 ? <Spotlight.Empty>{t('common.nothingFound')}</Spotlight.Empty> : null}
        {shown.map(({ group, entries }) => (
          <Spotlight.ActionsGroup key={group} label={t(`palette.group.${group}`)}>
            {entries.map((one) => (
              <Spotlight.Action key={one.id} onClick={one.run} className={classes.action} data-testid={`palette-${one.id}`}>
                <span className={classes.label}>{one.label}</span>
                {one.hint ? <span className={classes.hint}>{one.hint}</span> : null}
                {one.keys ? (
                  <span className={classes.keys}>
                    {one.keys.split(' ').map((key) => (
                      <Kbd key={key} size="xs">
                        {key}
                      </Kbd>
                    ))}
                  </span>
                ) : null}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
