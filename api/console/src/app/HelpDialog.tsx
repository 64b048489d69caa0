import { Kbd, Modal, Switch } from '@mantine/core';
import { useText } from '@/lib/i18n';
import { shortcutsSetting, useSetting, writeSetting } from '@/lib/settings';
import classes from './HelpDialog.module.css';

const keys = [
  { keys: ['Ctrl', 'K'], text: 'palette' },
  { keys: ['j', 'k'], text: 'move' },
  { keys: ['Enter'], text: 'openCase' },
  { keys: ['Esc'], text: 'back' },
  { keys: ['w'], text: 'next' },
  { keys: ['c'], text: 'claim' },
  { keys: ['r'], text: 'reply' },
  { keys: ['n'], text: 'note' },
  { keys: ['e'], text: 'resolve' },
  { keys: ['z'], text: 'snooze' },
  { keys: ['t'], text: 'template' },
  { keys: ['Ctrl', 'Enter'], text: 'send' },
  { keys: ['x'], text: 'pick' },
  { keys: ['Shift', 'x'], text: 'pickRange' },
  { keys: ['/'], text: 'search' },
  { keys: ['g', 'i'], text: 'queue' },
  { keys: ['g', 'b'], text: 'board' },
  { keys: ['g', 'a'], text: 'approvals' },
  { keys: ['g', 'p'], text: 'promises' },
  { keys: ['g', 'm'], text: 'manage' },
  { keys: ['a'], text: 'approve' },
  { keys: ['r'], text: 'return' },
  { keys: ['d'], text: 'delegate' },
  { keys: ['?'], text: 'help' },
] as const;

export function HelpDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useText();
  const on = useSetting(shortcutsSetting, 'on') === 'on';
  return (
    <Modal opened={opened} onClose={close} title={t('help.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <dl className={classes.keys} data-testid="help-dialog">
        {keys.map((entry) => (
          <div key={entry.text}>
            <dt>
              {entry.keys.map((key) => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{t(`help.${entry.text}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        checked={on}
        label={t('help.singleKeys')}
        description={t('help.singleKeysWhy')}
        onChange={(event) => writeSetting(shortcutsSetting, event.currentTarget.checked ? 'on' : 'off')}
      />
    </Modal>
  );
}
