import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseSummary, HandedBack } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { ArbiterForm } from './ArbiterForm';
import { arbitrates } from './turn';
import type { WorkActions } from './useWorkActions';
import classes from './Work.module.css';

/** Two authorities have said "not ours": the case is blocked until the arbiter decides. */
export function ArbiterBar({ summary, handBacks, actions }: { summary: CaseSummary; handBacks: HandedBack[]; actions: WorkActions }) {
  const { t } = useText();
  const session = useSession();
  const { arbiter, authorityName, officialName } = useDirectory();
  const [deciding, setDeciding] = useState(false);
  const decides = arbitrates(summary, session, arbiter);
  return (
    <section className={classes.bar} data-tone="wait" data-testid="awaits-arbiter" aria-label={t('arbiter.title')}>
      <div className={classes.top}>
        <IconScale size={17} aria-hidden />
        <strong>
          {decides ? t('arbiter.yours') : arbiter ? t('arbiter.waitsFor', { name: officialName(arbiter) }) : t('arbiter.title')}
        </strong>
        <span className={classes.grow} />
        {decides ? (
          <Button onClick={() => setDeciding(true)} data-testid="arbitrate">
            {t('arbiter.decide')}
          </Button>
        ) : null}
      </div>
      {handBacks.slice(-2).map((one) => (
        <p key={one.at} className={classes.reason}>
          <strong>{authorityName(one.authority)}:</strong> {one.reason}
          {one.proposed ? ` ${t('handBack.offers', { authority: authorityName(one.proposed) })}` : ''}
        </p>
      ))}
      {deciding ? (
        <ArbiterForm
          summary={summary}
          busy={actions.busy === 'arbitrate'}
          dismiss={() => setDeciding(false)}
          send={async (decision) => {
            if (await actions.arbitrate(decision)) setDeciding(false);
          }}
        />
      ) : null}
    </section>
  );
}
