import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { Deadline } from '@/components/Deadline';
import { PromiseBadge } from '@/components/PromiseBadge';
import { AttachmentChip } from '@/features/case/AttachmentChip';
import details from '@/features/case/Details.module.css';
import type { Promised } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { KeepPromise } from './KeepPromise';
import type { WorkActions } from './useWorkActions';
import classes from './Work.module.css';

interface Props {
  caseId: string;
  promises: Promised[];
  actions: WorkActions;
  /** Somebody still owes the resident an answer: the promise may go to another. */
  open: boolean;
}

/** What was promised, who answers for it, its outcome. */
export function PromiseSection({ caseId, promises, actions, open }: Props) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { officials } = useDirectory();
  const [giving, setGiving] = useState(false);
  const [keeping, setKeeping] = useState(false);
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
            {one === running && !one.answeredAt ? (
              <Deadline due={{ dueAt: one.dueAt, dueKind: 'promise', overdue: one.state === 'broken' }} />
            ) : (
              <PromiseBadge promise={{ ...one, kept: Boolean(one.evidence) }} />
            )}
            {one.evidence ? <Evidence promise={one} /> : null}
          </li>
        ))}
      </ul>
      {running && !giving && !keeping ? (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setKeeping(true)} data-testid="keep-promise">
            {t('promise.keep')}
          </Button>
          {open ? (
            <Button variant="default" onClick={() => setGiving(true)} data-testid="give-promise">
              {t('promise.give')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {running && keeping ? <KeepPromise caseId={caseId} actions={actions} done={() => setKeeping(false)} /> : null}
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

function Evidence({ promise }: { promise: Promised }) {
  const { t } = useText();
  const { evidence } = promise;
  if (!evidence) return null;
  return (
    <div className={classes.evidence} data-testid="promise-shown">
      <span className={classes.dim}>{t(`promise.by.${evidence.source}`, { name: evidence.name ?? '' })}</span>
      {evidence.text ? <span>{evidence.text}</span> : null}
      {evidence.attachments.map((attachment, index) => (
        <AttachmentChip key={attachment.fileId ?? index} attachment={attachment} />
      ))}
    </div>
  );
}
