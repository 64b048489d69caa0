import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useText } from '@/lib/i18n';
import classes from './Secrets.module.css';

/** Something that is shown once: a key, a password, recovery codes. */
export function Secrets({ texts, testid }: { texts: string[]; testid: string }) {
  const { t } = useText();
  return (
    <div className={classes.box}>
      <ul className={classes.list} data-testid={testid}>
        {texts.map((text) => (
          <li key={text}>
            <code>{text}</code>
          </li>
        ))}
      </ul>
      <CopyButton value={texts.join('\n')}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
            onClick={copy}
          >
            {t(copied ? 'common.copied' : 'common.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
