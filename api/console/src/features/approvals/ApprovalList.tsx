import { Button, Loader } from '@mantine/core';
import { IconChecks, IconEye, IconPencil, IconPlugConnectedX, IconUserCheck, type TablerIcon } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { Deadline } from '@/components/Deadline';
import { NetworkIcon } from '@/components/NetworkIcon';
import { RelativeTime } from '@/components/RelativeTime';
import type { ApprovalState, CaseSummary } from '@/lib/api/types';
import { useApprovals } from '@/lib/cases/useApprovals';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import classes from './Approvals.module.css';
import { nextAfter } from './nextAfter';

const icons: Record<ApprovalState, TablerIcon> = { none: IconChecks, waiting: IconUserCheck, returned: IconPencil, review: IconEye };

/** What waits for me, the nearest deadline of my own first. When the open one is done, the next opens. */
export function ApprovalList({ caseId }: { caseId: string | undefined }) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const { rows, blank, failed, complete, more } = useApprovals();
  const before = useRef(rows);
  const move = (by: number) => {
    const at = rows.findIndex((one) => one.id === caseId);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) void navigate(`/approvals/${next.id}`);
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  useEffect(() => {
    const next = nextAfter(before.current, rows, caseId);
    before.current = rows;
    if (next !== undefined) void navigate(next === null ? '/approvals' : `/approvals/${next}`, { replace: true });
  }, [rows, caseId, navigate]);
  return (
    <section className={classes.pane} aria-label={t('approval.screen')} data-testid="approvals">
      <div className={classes.head}>
        <h2>
          {t('approval.screen')}{' '}
          {blank ? null : <span className={classes.count}>{`${rows.length.toLocaleString(language)}${complete ? '' : '+'}`}</span>}
        </h2>
        <Button component={Link} to="/approvals/hours" variant="subtle" size="compact-sm" data-testid="approver-hours-link">
          {t('approval.hours')}
        </Button>
      </div>
      {failed ? (
        <div className={classes.empty} role="alert">
          <IconPlugConnectedX size={30} stroke={1.4} aria-hidden />
          {t('queue.failed')}
          <Button variant="default" onClick={more}>
            {t('common.retry')}
          </Button>
        </div>
      ) : blank ? (
        <div className={classes.empty}>
          <Loader size="sm" aria-label={t('common.loading')} />
        </div>
      ) : rows.length === 0 ? (
        <div className={classes.empty}>
          <IconChecks size={30} stroke={1.4} aria-hidden />
          {t('approval.nothing')}
        </div>
      ) : (
        <ul className={classes.list}>
          {rows.map((one) => (
            <Row key={one.id} one={one} selected={one.id === caseId} />
          ))}
        </ul>
      )}
      {!complete && !blank && !failed ? (
        <Button variant="default" m={10} onClick={more}>
          {t('common.more')}
        </Button>
      ) : null}
    </section>
  );
}

function Row({ one, selected }: { one: CaseSummary; selected: boolean }) {
  const { t } = useText();
  const { topicName, authorityName } = useDirectory();
  const Icon = icons[one.approval];
  return (
    <li>
      <Link
        to={`/approvals/${one.id}`}
        className={classes.row}
        aria-current={selected ? 'true' : undefined}
        data-testid={`approval-${one.number}`}
        data-approval={one.approval}
      >
        <span className={classes.line}>
          <Icon size={15} stroke={1.8} aria-hidden className={classes.icon} />
          <strong>{t(`approval.state.${one.approval}`)}</strong>
          <span className={classes.grow} />
          {one.approvalDueAt ? (
            <Deadline
              due={{ dueAt: one.approvalDueAt, dueKind: 'approval', overdue: Date.parse(one.approvalDueAt) < Date.now() }}
              compact
            />
          ) : (
            <RelativeTime at={one.updatedAt} className={classes.dim} />
          )}
        </span>
        <span className={classes.excerpt}>{one.excerpt || t('message.noText')}</span>
        <span className={`${classes.line} ${classes.dim}`}>
          <NetworkIcon network={one.network} size={13} />
          <span className={classes.cut}>
            {topicName(one.topic)}
            {one.authority ? ` · ${authorityName(one.authority)}` : ''}
          </span>
          <span className={classes.grow} />
          <span>{one.number}</span>
        </span>
      </Link>
    </li>
  );
}
