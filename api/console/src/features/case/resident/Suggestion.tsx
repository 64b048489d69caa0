import { Button } from '@mantine/core';
import { NetworkIcon } from '@/components/NetworkIcon';
import type { ProfileDecision } from '@/features/case/api/decideProfile';
import type { SuggestedProfile } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { CaseLine } from './CaseLine';
import classes from './Resident.module.css';

export type Decide = (decision: ProfileDecision, profile: number) => Promise<void>;

interface Props {
  suggestion: SuggestedProfile;
  busy: boolean;
  /** For those who may. */
  decide?: Decide;
}

/** Somebody who may be the same person, why, and the two answers. */
export function Suggestion({ suggestion: { id, network, strength, why, profiles, cases }, busy, decide }: Props) {
  const { t } = useText();
  return (
    <li className={classes.suggestion} data-testid="same-person" data-strength={strength}>
      <span className={classes.who}>
        <NetworkIcon network={network} size={14} /> <strong>{cases[0]?.residentName}</strong>
      </span>
      <span className={classes.by}>
        {t(`resident.strength.${strength}`)}: {why.map((one) => t(`resident.why.${one}`)).join(', ')}
        {profiles > 1 ? `. ${t('resident.together', { number: profiles })}` : ''}
      </span>
      <ul className={classes.list}>
        {cases.map((one) => (
          <CaseLine key={one.id} one={one} />
        ))}
      </ul>
      {decide ? (
        <span className={classes.buttons}>
          <Button variant="default" size="compact-sm" loading={busy} data-testid="link-profile" onClick={() => void decide('link', id)}>
            {t('resident.link')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={busy}
            data-testid="refuse-profile"
            onClick={() => void decide('refuse', id)}
          >
            {t('resident.refuse')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}
