import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { Deadline } from '@/components/Deadline';
import { PromiseBadge } from '@/components/PromiseBadge';
import details from '@/features/case/Details.module.css';
import type { Promised } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import type { WorkActions } from './useWorkActions';
import classes from './Work.module.css';

/** What was promised, who answers for it, its outcome. */
export function PromiseSection({ promises, actions }: { promises: Promised[]; actions: WorkActions }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { officials } = useDirectory();
  const [giving, setGiving] = useState(false);
  const [owner, setOwner] = useState<string | null>(null);
  if (promises.length === 0) return null;
  const current = promises.at(-1);
  const running = current && !current.endedAt ? current : null;
  return (
    <section className={details.section}>
      <h3 className={details.heading}>{t('promise.title')}</h3>
      <ul className={classes.owed} data-testid="promises">
        {promises.map((one) => (
          <li key={one.version} data-state={one.state}>
            <span>
              {short(one.dueAt, timeZone, language)} · {one.ownerName}
            </span>
            {one === running ? (
              <Deadline due={{ dueAt: one.dueAt, dueKind: 'promise', overdue: one.state === 'broken' }} />
            ) : (
              <PromiseBadge promise={one} />
            )}
          </li>
        ))}
      </ul>
      {running && !giving ? (
        <Button variant="default" w="fit-content" onClick={() => setGiving(true)} data-testid="give-promise">
          {t('promise.give')}
        </Button>
      ) : null}
      {running && giving ? (
        <div className={classes.form}>
          <Select
            label={t('promise.newOwner')}
            data-testid="promise-owner"
            data={officials
              .filter((one) => one.id !== running.owner)
              .map((one) => ({ value: one.id, label: `${one.name}, ${one.position}` }))}
            value={owner}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
            onChange={setOwner}
          />
          <div className={classes.buttons}>
            <Button
              disabled={!owner}
              loading={actions.busy === 'givePromise'}
              onClick={async () => {
                if (owner && (await actions.givePromise(owner))) setGiving(false);
              }}
            >
              {t('promise.hand')}
            </Button>
            <Button variant="default" onClick={() => setGiving(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
