import {
  IconAlertCircle,
  IconCornerDownRight,
  IconFlame,
  IconGavel,
  IconScale,
  IconStairsUp,
  IconUserCheck,
  IconUsers,
  IconUserX,
  IconWorld,
} from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { Deadline } from '@/components/Deadline';
import { isTrouble } from '@/components/DeliveryBadge';
import { Holder } from '@/components/Holder';
import { NetworkIcon } from '@/components/NetworkIcon';
import { RelativeTime } from '@/components/RelativeTime';
import { StatusBadge } from '@/components/StatusBadge';
import { urgency } from '@/components/urgency';
import { audienceOf } from '@/lib/cases/audience';
import { isMe, isUnsettled } from '@/lib/cases/views';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useHasDraft } from '@/lib/drafts/useHasDraft';
import { useText } from '@/lib/i18n';
import { useNow } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Queue.module.css';
import type { ShownRow } from './rows';

interface Props {
  row: ShownRow;
  to: string;
  selected: boolean;
  position: number;
  total: number;
  top: number;
  picked: boolean;
  /** Some case is picked: every row shows its box. */
  picking: boolean;
  pick: (id: string, range: boolean) => void;
}

export const QueueRow = memo(function QueueRow({ row, to, selected, position, total, top, picked, picking, pick }: Props) {
  const { t, language } = useText();
  const session = useSession();
  const { topicName } = useDirectory();
  const now = useNow();
  const one = row.case;
  const audience = audienceOf(one);
  const drafted = useHasDraft(session.login, one.id);
  return (
    <div
      role="listitem"
      aria-setsize={total}
      aria-posinset={position}
      className={classes.slot}
      data-picking={picking || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <input
        type="checkbox"
        className={classes.pick}
        checked={picked}
        aria-label={t('bulk.pick', { number: one.number })}
        data-testid={`pick-${one.number}`}
        onChange={(event) => pick(one.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
      <Link
        to={to}
        data-picked={picked || undefined}
        className={classes.row}
        data-testid={`row-${one.number}`}
        data-case={one.id}
        data-urgency={urgency(one, now)}
        data-leaving={row.leaving || undefined}
        aria-disabled={row.leaving || undefined}
        aria-current={selected ? 'true' : undefined}
      >
        <span className={classes.line}>
          <NetworkIcon network={one.network} />
          <span className={`${classes.name} ${one.unanswered ? classes.unread : ''}`}>{one.residentName}</span>
          {one.importance === 'high' ? <Mark icon={IconFlame} label={t('importance.high')} tone={classes.hot} /> : null}
          {audience === 'private' ? null : (
            <Mark icon={audience === 'public' ? IconWorld : IconUsers} label={t(`case.${audience}`)} tone={classes.dim} />
          )}
          <span className={classes.grow} />
          {one.leg > 1 && isUnsettled(one) ? (
            <span className={classes.badge} title={t('case.reopened', { leg: one.leg })}>
              {t('queue.disputed')}
            </span>
          ) : null}
          {one.authority || !isUnsettled(one) ? null : (
            <span className={classes.unrouted} data-danger={one.importance === 'high' || undefined} data-testid="unrouted">
              {t('case.unrouted')}
            </span>
          )}
          {drafted ? <span className={classes.draft}>{t('queue.draft')}</span> : null}
          {one.snoozedUntil ? (
            <span className={classes.draft} title={one.snoozeNote ?? undefined} data-testid="snoozed">
              {t('snooze.badge', { until: short(one.snoozedUntil, session.timeZone, language) })}
            </span>
          ) : null}
          {one.status === 'open' || one.status === 'inWork' ? null : <StatusBadge status={one.status} leg={one.leg} />}
          {one.dueAt ? <Deadline due={one} compact /> : <RelativeTime at={one.lastMessageAt} className={classes.dim} />}
        </span>
        <Words first={one.firstWords} latest={one.excerpt} />
        <span className={`${classes.line} ${classes.dim}`}>
          <span className={classes.topic}>{topicName(one.topic)}</span>
          {one.address ? <span className={classes.address}>{one.address}</span> : null}
          {one.tags.slice(0, 2).map((tag) => (
            <span key={tag} className={classes.address}>
              #{tag}
            </span>
          ))}
          <span className={classes.grow} />
          {one.approval === 'waiting' ? <Mark icon={IconUserCheck} label={t('approval.badge')} tone={classes.dim} /> : null}
          {one.approval === 'returned' ? <Mark icon={IconUserX} label={t('approval.returnedTitle')} tone={classes.hot} /> : null}
          {one.awaitsArbiter ? <Mark icon={IconScale} label={t('arbiter.title')} tone={classes.hot} /> : null}
          {one.formal === 'requested' || one.formal === 'registered' ? (
            <Mark icon={IconGavel} label={t('formal.title')} tone={classes.dim} />
          ) : null}
          {one.escalationLevel > 0 ? (
            <Mark icon={IconStairsUp} label={t('case.escalated', { level: one.escalationLevel })} tone={classes.hot} />
          ) : null}
          {isTrouble(one.delivery) ? <Mark icon={IconAlertCircle} label={t(`deliveryWhy.${one.delivery}`)} tone={classes.hot} /> : null}
          <span className={classes.number}>{one.number}</span>
          {one.claimedBy ? <Holder name={one.claimedByName ?? one.claimedBy} me={isMe(session, one.claimedBy)} /> : null}
        </span>
      </Link>
    </div>
  );
});

/** What the case is about, and the latest message where that is another. */
function Words({ first, latest }: { first?: string | null; latest: string }) {
  const { t } = useText();
  if (!first || first === latest) return <span className={classes.excerpt}>{latest || t('message.noText')}</span>;
  return (
    <span className={classes.words}>
      <span className={classes.first} data-testid="first-words">
        {first}
      </span>
      <span className={classes.latest} title={t('queue.latest')} data-testid="latest-words">
        <IconCornerDownRight size={13} stroke={1.8} role="img" aria-label={t('queue.latest')} />
        <span>{latest || t('message.noText')}</span>
      </span>
    </span>
  );
}

function Mark({ icon: Icon, label, tone }: { icon: typeof IconFlame; label: string; tone?: string }) {
  return (
    <span title={label} className={tone} style={{ display: 'inline-flex', flex: 'none' }}>
      <Icon size={15} stroke={1.8} role="img" aria-label={label} />
    </span>
  );
}
