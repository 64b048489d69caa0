import { ActionIcon, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { Names } from '@/features/admin/conditions/conditions';
import { useText } from '@/lib/i18n';
import classes from './Automation.module.css';
import type { AutomationRule, RuleUse } from './api/types';
import { RuleHits } from './RuleHits';
import { ruleSentence } from './ruleSentence';

interface Props {
  rules: AutomationRule[];
  names: Names;
  use: RuleUse[] | undefined;
  /** It could not be read how often the rules were applied. */
  useUnknown: boolean;
  saving: boolean;
  move: (from: number, to: number) => void;
  toggle: (rule: AutomationRule) => void;
  edit: (rule: AutomationRule) => void;
  remove: (rule: AutomationRule) => void;
}

/** The rules in the order in which they are asked; moved by their buttons, by Alt and an arrow, or by dragging. */
export function RuleList({ rules, names, use, useUnknown, saving, move, toggle, edit, remove }: Props) {
  const { t, language } = useText();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const drop = (to: number) => {
    if (dragged !== null && dragged !== to) move(dragged, to);
    setDragged(null);
    setOver(null);
  };
  const press = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  return (
    <ol className={classes.rules} data-testid="rules">
      {rules.map((rule, at) => (
        <li
          key={rule.id}
          className={classes.rule}
          data-off={rule.enabled ? undefined : ''}
          data-over={over === at && dragged !== at ? '' : undefined}
          data-testid={`rule-${at + 1}`}
          onKeyDown={(event) => press(event, at)}
          onDragOver={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            setOver(at);
          }}
          onDrop={() => drop(at)}
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons and keys of the row do the same. */}
          <span
            className={classes.grip}
            draggable={!saving}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(at);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
          >
            <IconGripVertical size={16} aria-hidden />
            <span className={classes.place}>{at + 1}</span>
          </span>
          <div className={classes.said}>
            <h3 className={classes.name}>{rule.name}</h3>
            <p className={classes.sentence}>{ruleSentence(rule, { t, names, language })}</p>
            <RuleHits enabled={rule.enabled ?? true} use={use?.find((one) => one.rule === rule.id)} unknown={useUnknown} />
          </div>
          <div className={classes.tools}>
            <Switch
              size="sm"
              checked={rule.enabled ?? true}
              disabled={saving}
              aria-label={t('automation.enabled', { name: rule.name })}
              onChange={() => toggle(rule)}
            />
            <ActionIcon
              variant="subtle"
              disabled={saving || at === 0}
              aria-label={t('automation.up', { name: rule.name })}
              onClick={() => move(at, at - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              disabled={saving || at === rules.length - 1}
              aria-label={t('automation.down', { name: rule.name })}
              onClick={() => move(at, at + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon variant="subtle" aria-label={t('automation.edit', { name: rule.name })} onClick={() => edit(rule)}>
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              disabled={saving}
              aria-label={t('automation.remove', { name: rule.name })}
              onClick={() => remove(rule)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        </li>
      ))}
    </ol>
  );
}
