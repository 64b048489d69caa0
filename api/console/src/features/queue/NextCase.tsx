import { Button, CloseButton, Tooltip } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useCommands } from '@/lib/commands';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import classes from './NextCase.module.css';
import type { NextOutcome } from './nextOutcome';
import type { useNextCase } from './useNextCase';

type Next = ReturnType<typeof useNextCase>;

/** Takes the nearest deadline that nobody holds. */
export function NextCaseButton({ next }: { next: Next }) {
  const { t } = useText();
  const works = useSession().permissions.includes('cases.work');
  useCommands(works ? [{ id: 'next', group: 'queue', label: t('next.take'), keys: 'w', run: next.take }] : []);
  if (!works) return null;
  return (
    <Tooltip label={t('next.hint')}>
      <Button loading={next.busy} onClick={next.take} data-testid="next-case" leftSection={<IconPlayerTrackNext size={15} aria-hidden />}>
        {t('next.take')}
      </Button>
    </Tooltip>
  );
}

const values = (said: NextOutcome): Record<string, string | number> =>
  said.kind === 'refused' ? { detail: said.detail } : said.kind === 'taken' ? { number: said.summary.number } : {};

/** Why there was none to take, or why this one. */
export function NextCaseSaid({ next }: { next: Next }) {
  const { t } = useText();
  const { said } = next;
  return (
    <div role="status" className={classes.place}>
      {said ? (
        <div className={classes.said} data-testid="next-said" data-kind={said.kind}>
          <span>
            {t(`next.${said.kind}`, values(said))}
            {said.kind === 'full' ? (
              <>
                {' '}
                <Link to="/inbox/mine" onClick={next.forget}>
                  {t('next.mine')}
                </Link>
              </>
            ) : null}
          </span>
          <CloseButton size="sm" aria-label={t('common.close')} onClick={next.forget} />
        </div>
      ) : null}
    </div>
  );
}
