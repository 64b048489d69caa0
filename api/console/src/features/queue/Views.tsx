import {
  IconAlertTriangle,
  IconBriefcase,
  IconBuildingOff,
  IconChecks,
  IconClockPause,
  IconFlag,
  IconGavel,
  IconHourglass,
  IconInbox,
  IconMailX,
  IconScale,
  IconStack2,
  IconUser,
  IconUserCheck,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ViewName } from '@/lib/cases/views';
import { viewNames } from '@/lib/cases/views';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { SavedViews } from './SavedViews';
import { filterOf, sameFilter } from './savedFilter';
import { useFilters } from './useFilters';
import { useTopicCounts } from './useTopicCounts';
import { useViewCounts } from './useViewCounts';
import classes from './Views.module.css';

const icons: Record<ViewName, TablerIcon> = {
  open: IconInbox,
  mine: IconUser,
  snoozed: IconClockPause,
  unassigned: IconUserQuestion,
  unrouted: IconBuildingOff,
  overdue: IconAlertTriangle,
  inWork: IconBriefcase,
  waiting: IconHourglass,
  answered: IconChecks,
  approvals: IconUserCheck,
  promised: IconFlag,
  arbiter: IconScale,
  formal: IconGavel,
  trouble: IconMailX,
  all: IconStack2,
};

const alarming: ReadonlySet<ViewName> = new Set<ViewName>(['unrouted', 'overdue', 'trouble', 'arbiter']);

export function Views() {
  const { t, language } = useText();
  const { query } = useFilters();
  const { topicName } = useDirectory();
  const counts = useViewCounts();
  const topics = useTopicCounts();
  return (
    <nav className={classes.pane} aria-label={t('queue.views')}>
      <ul className={classes.list}>
        {viewNames.map((view) => {
          const Icon = icons[view];
          const count = counts[view];
          return (
            <li key={view}>
              <Link
                to={view === 'approvals' ? '/approvals' : `/inbox/${view}`}
                className={classes.view}
                data-testid={`view-${view}`}
                aria-current={sameFilter(filterOf({ ...query, sort: 'deadline', search: null }), { view }) ? 'page' : undefined}
              >
                <Icon size={17} stroke={1.7} aria-hidden />
                <span className={classes.label}>{t(`view.${view}`)}</span>
                {count !== null ? (
                  <span className={classes.count} data-alarm={(alarming.has(view) && count > 0) || undefined}>
                    {count.toLocaleString(language)}
                  </span>
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
      <SavedViews />
      {topics.length > 0 ? (
        <>
          <h2 className={classes.heading}>{t('queue.topics')}</h2>
          <ul className={`${classes.list} ${classes.topics}`}>
            {topics.map((one) => (
              <li key={one.topic}>
                <Link
                  to={`/inbox/open?topic=${encodeURIComponent(one.topic)}`}
                  className={classes.view}
                  aria-current={
                    sameFilter(filterOf({ ...query, sort: 'deadline', search: null }), { view: 'open', topics: [one.topic] })
                      ? 'page'
                      : undefined
                  }
                >
                  <span className={classes.label}>{topicName(one.topic)}</span>
                  <span className={classes.count}>{one.open.toLocaleString(language)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </nav>
  );
}
