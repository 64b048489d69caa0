import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { NetworkIcon, useNetworkName } from '@/components/NetworkIcon';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { CaseLine } from './CaseLine';
import classes from './Resident.module.css';
import type { ProfileRows } from './residentRows';

const fewest = 5;

/** The resident's cases in one network, and whose decision joins it. */
export function ProfileCases({ rows: { profile, cases }, undo, busy }: { rows: ProfileRows; undo?: () => void; busy: boolean }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const network = useNetworkName()(profile.network);
  const [all, setAll] = useState(false);
  const shown = all ? cases : cases.slice(0, fewest);
  return (
    <div data-testid={`profile-${profile.network}`}>
      <div className={classes.head}>
        <h4 className={classes.group}>
          <NetworkIcon network={profile.network} size={14} /> {network}
        </h4>
        {undo ? (
          <Tooltip label={t('resident.unlink', { network })}>
            <ActionIcon
              variant="subtle"
              size="sm"
              loading={busy}
              aria-label={t('resident.unlink', { network })}
              data-testid="unlink-profile"
              onClick={undo}
            >
              <IconArrowBackUp size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      {profile.linkedBy && profile.linkedAt ? (
        <p className={classes.by}>{t('resident.linkedBy', { name: profile.linkedBy, at: short(profile.linkedAt, timeZone, language) })}</p>
      ) : null}
      <ul className={classes.list} aria-label={t('resident.in', { network })}>
        {shown.map((one) => (
          <CaseLine key={one.id} one={one} />
        ))}
      </ul>
      {cases.length > shown.length ? (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {t('resident.all', { number: cases.length })}
        </Button>
      ) : null}
    </div>
  );
}
