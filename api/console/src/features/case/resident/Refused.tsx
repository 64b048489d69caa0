import { Button } from '@mantine/core';
import { NetworkIcon } from '@/components/NetworkIcon';
import type { RefusedProfile } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Resident.module.css';

/** Of whom officials said that they are somebody else; it can be taken back. */
export function Refused({ refused, undo }: { refused: RefusedProfile[]; undo?: (profile: number) => void }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  if (refused.length === 0) return null;
  return (
    <details className={classes.refused} data-testid="refused-profiles">
      <summary>{t('resident.refused', { number: refused.length })}</summary>
      <ul className={classes.list}>
        {refused.map(({ id, network, byName, at, latest }) => (
          <li key={id} className={classes.suggestion}>
            <span className={classes.who}>
              <NetworkIcon network={network} size={14} /> {latest.residentName}, {t('case.number', { number: latest.number })}
            </span>
            <span className={classes.by}>{t('resident.refusedBy', { name: byName, at: short(at, timeZone, language) })}</span>
            {undo ? (
              <Button variant="subtle" size="compact-xs" w="fit-content" data-testid="take-back" onClick={() => undo(id)}>
                {t('resident.takeBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
