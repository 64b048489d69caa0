import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useText } from '@/lib/i18n';
import classes from './Automation.module.css';

interface Props<Name extends string> {
  title: string;
  /** The label of the choice of one more. */
  add: string;
  all: readonly Name[];
  given: Name[];
  label: (name: Name) => string;
  problem: string | undefined;
  remove: (name: Name) => void;
  render: (name: Name) => ReactNode;
  /** Called when one is added; for those that need no value. */
  added?: (name: Name) => void;
  testId: string;
}

/** The conditions or the actions of a rule: those that are given, and a choice of one more. */
export function Part<Name extends string>({ title, add, all, given, label, problem, remove, render, added, testId }: Props<Name>) {
  const { t } = useText();
  // Chosen but not filled in yet.
  const [begun, setBegun] = useState<Name[]>([]);
  const shown = all.filter((name) => given.includes(name) || begun.includes(name));
  return (
    <fieldset className={classes.part} data-testid={testId}>
      <legend>{title}</legend>
      <div className={classes.fields}>
        {shown.map((name) => (
          <div key={name} className={classes.field}>
            {render(name)}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('automation.without', { what: label(name) })}
              onClick={() => {
                setBegun((before) => before.filter((one) => one !== name));
                remove(name);
              }}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {shown.length < all.length ? (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                variant="light"
                className={classes.add}
                leftSection={<IconPlus size={15} aria-hidden />}
                data-testid={`${testId}-add`}
              >
                {add}
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={classes.choice}>
              {all
                .filter((name) => !shown.includes(name))
                .map((name) => (
                  <Menu.Item
                    key={name}
                    onClick={() => {
                      setBegun((before) => [...before, name]);
                      added?.(name);
                    }}
                  >
                    {label(name)}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
        {problem ? (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
