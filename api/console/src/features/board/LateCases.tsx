import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { LateCase, Workload } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { weekday } from '@/lib/time';
import board from './Board.module.css';
import { carryMove } from './dragged';
import { useRebalancing } from './Rebalancing';
import classes from './Steering.module.css';

const shown = 12;

/** What will be late by now, with the reason; a row can be dragged onto a colleague. */
export function LateCases({ load }: { load: Workload }) {
  const { t } = useText();
  const { propose } = useRebalancing();
  return (
    <section className={board.card} data-testid="board-late">
      <header className={classes.head}>
        <h2>
          {t('steer.willBeLate')} <span>{load.lateCount}</span>
        </h2>
        {load.lateCount > 0 ? (
          <Button
            size="xs"
            variant="light"
            leftSection={<IconArrowsExchange size={15} aria-hidden />}
            onClick={propose}
            data-testid="propose"
          >
            {t('steer.propose')}
          </Button>
        ) : null}
      </header>
      {load.lateCount === 0 ? <p className={classes.quiet}>{t(nobodyKnown(load) ? 'steer.noPace' : 'steer.allInTime')}</p> : null}
      <ul className={classes.late}>
        {load.late.slice(0, shown).map((one) => (
          <LateRow key={one.caseId} one={one} />
        ))}
      </ul>
      {load.lateCount > shown ? <p className={classes.quiet}>{t('steer.andMore', { count: load.lateCount - shown })}</p> : null}
      {load.partial ? <p className={classes.quiet}>{t('steer.partial')}</p> : null}
    </section>
  );
}

const nobodyKnown = (load: Workload) => load.officials.every((one) => (one.perDay ?? null) === null);

function LateRow({ one }: { one: LateCase }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { officialName, authorityName } = useDirectory();
  const { hand } = useRebalancing();
  const due = weekday(one.dueAt, timeZone, language);
  const official = one.official ?? null;
  const why = t(official ? 'steer.whyOfficial' : 'steer.whyAuthority', {
    who: official ? officialName(official) : authorityName(one.authority),
    place: one.place,
    due,
    perDay: one.perDay.toLocaleString(language),
  });
  return (
    <li
      draggable={official !== null}
      onDragStart={(event) => official && carryMove(event, { caseId: one.caseId, from: official })}
      data-testid="late-case"
    >
      <Link to={`/inbox/open/${one.caseId}`}>№ {one.number}</Link>
      <span className={classes.whyRow}>
        {why} {one.reachedAt ? t('steer.reached', { at: weekday(one.reachedAt, timeZone, language) }) : t('steer.notReached')}
      </span>
      {official ? (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => hand({ caseId: one.caseId, from: official })}
          aria-label={t('steer.handCase', { number: one.number })}
        >
          {t('steer.hand')}
        </Button>
      ) : null}
    </li>
  );
}
