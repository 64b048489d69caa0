import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SuggestedProfile } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './Resident.module.css';
import { type Decide, Suggestion } from './Suggestion';

// The rest of the case must stay in sight.
const fewest = 2;

interface Props {
  suggestions: SuggestedProfile[];
  /** The profile that is being decided about. */
  busy: number | null;
  decide?: Decide;
}

/** Who may be the same person, most likely first. */
export function Suggestions({ suggestions, busy, decide }: Props) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  if (suggestions.length === 0) return null;
  const shown = all ? suggestions : suggestions.slice(0, fewest);
  return (
    <div>
      <h4 className={classes.group}>{t('resident.same')}</h4>
      <ul className={classes.list} aria-label={t('resident.same')}>
        {shown.map((one) => (
          <Suggestion key={one.id} suggestion={one} busy={busy === one.id} decide={decide} />
        ))}
      </ul>
      {suggestions.length > shown.length ? (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(true)}>
          {t('resident.all', { number: suggestions.length })}
        </Button>
      ) : null}
    </div>
  );
}
