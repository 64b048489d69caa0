import { ActionIcon, Popover, TextInput, Tooltip } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, useState } from 'react';
import { offeredTemplates } from '@/features/case/api/offeredTemplates';
import type { FilledTemplate } from '@/features/case/api/types';
import { useText } from '@/lib/i18n';
import { toShown } from '@/lib/templates';
import classes from './ComposerFiles.module.css';

interface Props {
  caseId: string;
  /** Changes with the case: the values that templates are filled with may have changed. */
  version: number;
  opened: boolean;
  setOpened: (opened: boolean) => void;
  pick: (template: FilledTemplate) => void;
}

/** Prepared answers that fit the case, filled with what is known of it. */
export const TemplatePicker = memo(function TemplatePicker({ caseId, version, opened, setOpened, pick }: Props) {
  const { t, language } = useText();
  const [words, setWords] = useState('');
  const { data, isError } = useQuery({
    queryKey: ['templates', caseId, version],
    queryFn: ({ signal }) => offeredTemplates(caseId, signal),
    enabled: opened,
    staleTime: 60_000,
  });
  const found = useMemo(() => {
    const wanted = words.trim().toLocaleLowerCase(language);
    return (data ?? [])
      .map((one) => ({ ...one, text: toShown(one.text, language) }))
      .filter((one) => `${one.title} ${one.text}`.toLocaleLowerCase(language).includes(wanted));
  }, [data, words, language]);
  const choose = (template: FilledTemplate) => {
    setOpened(false);
    setWords('');
    pick(template);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <Tooltip label={t('templates.open')} disabled={opened}>
          <ActionIcon
            variant="subtle"
            size={30}
            aria-label={t('templates.open')}
            data-testid="templates"
            onClick={() => setOpened(!opened)}
          >
            <IconTemplate size={17} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('templates.open')}>
        <div className={classes.templates}>
          <TextInput
            data-autofocus
            value={words}
            placeholder={t('templates.find')}
            aria-label={t('templates.find')}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              const [first] = found;
              if (event.key === 'Enter' && first) {
                event.preventDefault();
                choose(first);
              }
            }}
          />
          {found.length > 0 ? (
            <ul className={classes.list}>
              {found.map((one) => (
                <li key={one.id}>
                  <button type="button" className={classes.template} data-testid="template" onClick={() => choose(one)}>
                    <strong>
                      {one.title}
                      <span className={classes.kind}>{t(`composer.modes.${one.kind}`)}</span>
                    </strong>
                    <span className={classes.start}>{one.text}</span>
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <p className={classes.none}>{t(isError ? 'templates.failed' : data ? 'templates.none' : 'common.loading')}</p>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
});
