import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowLeft,
  IconBuildingBank,
  IconClockPause,
  IconDotsVertical,
  IconFileTypePdf,
  IconGavel,
  IconInfoCircle,
  IconLink,
  IconMailForward,
  IconTool,
  IconX,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { Deadline } from '@/components/Deadline';
import { NetworkIcon } from '@/components/NetworkIcon';
import { StatusBadge } from '@/components/StatusBadge';
import type { CaseDetail, CaseSummary } from '@/lib/api/types';
import { isUnsettled } from '@/lib/cases/views';
import { useText } from '@/lib/i18n';
import type { CasePerson } from '@/lib/live/messages';
import classes from './CasePanel.module.css';
import { ClaimBar } from './ClaimBar';
import { DeadlineWhy } from './DeadlineWhy';
import { Present } from './Present';
import type { RelatedDialog } from './related/RelatedDialogs';
import { RelatedMenu } from './related/RelatedMenu';
import { SenderMenu } from './sender/SenderMenu';

interface Props {
  summary: CaseSummary;
  detail: CaseDetail;
  /** Who else has the case open. */
  people: CasePerson[];
  backTo: string;
  busy: string | null;
  claim: () => void;
  release: () => void;
  close: () => void;
  handBack: () => void;
  /** Null where the case is not the viewer's to put aside. */
  snooze: (() => void) | null;
  forward: () => void;
  askContractor: () => void;
  askFormally: () => void;
  block: () => void;
  /** There is more than one message of the resident. */
  splittable: boolean;
  relate: (dialog: RelatedDialog) => void;
  aside: boolean;
  toggleAside: () => void;
}

export function CaseHead({
  summary,
  detail,
  people,
  backTo,
  busy,
  claim,
  release,
  close,
  handBack,
  snooze,
  forward,
  askContractor,
  askFormally,
  block,
  splittable,
  relate,
  aside,
  toggleAside,
}: Props) {
  const { t, language } = useText();
  const ended = summary.status === 'closed' || summary.status === 'confirmed';
  return (
    <header className={classes.head}>
      <ActionIcon component={Link} to={backTo} variant="subtle" className={classes.back} aria-label={t('case.back')}>
        <IconArrowLeft size={18} aria-hidden />
      </ActionIcon>
      <div className={classes.who}>
        <h2 className={classes.title}>
          <NetworkIcon network={summary.network} size={18} />
          <span>{summary.residentName}</span>
          <span className={classes.number}>{t('case.number', { number: summary.number })}</span>
        </h2>
        <div className={classes.facts}>
          <StatusBadge status={summary.status} leg={summary.leg} />
          {/* Whoever waits in another case is due there. */}
          {summary.status === 'merged' ? null : <Deadline due={summary} testId="deadline" />}
          <DeadlineWhy deadlines={detail.deadlines} />
          {summary.leg > 1 ? <span>{t('case.reopened', { leg: summary.leg })}</span> : null}
          {summary.bounces > 0 ? <span data-testid="bounces">{t('handBack.count', { count: summary.bounces })}</span> : null}
          {summary.formal !== 'none' ? <span>{t('formal.short')}</span> : null}
          <Present people={people} />
        </div>
      </div>
      {ended || summary.status === 'merged' ? null : <ClaimBar summary={summary} busy={busy} claim={claim} release={release} />}
      <ActionIcon variant="subtle" className={classes.info} aria-label={t('case.details')} aria-pressed={aside} onClick={toggleAside}>
        <IconInfoCircle size={18} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('case.more')} data-testid="case-menu">
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void navigator.clipboard?.writeText(location.href)}>
            {t('case.copyLink')}
          </Menu.Item>
          <Menu.Item
            component="a"
            href={`/api/v1/cases/${summary.id}/pdf?language=${language}`}
            download
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            data-testid="case-pdf"
          >
            {t('print.pdf')}
          </Menu.Item>
          {snooze ? (
            <Menu.Item leftSection={<IconClockPause size={16} aria-hidden />} onClick={snooze} data-testid="snooze">
              {t('snooze.title')}
            </Menu.Item>
          ) : null}
          {isUnsettled(summary) && summary.authority ? (
            <Menu.Item leftSection={<IconMailForward size={16} aria-hidden />} onClick={handBack} data-testid="hand-back">
              {t('handBack.title')}
            </Menu.Item>
          ) : null}
          <RelatedMenu summary={summary} splittable={splittable} ask={relate} />
          {ended ? null : (
            <Menu.Item leftSection={<IconBuildingBank size={16} aria-hidden />} onClick={forward} data-testid="forward">
              {t('forward.title')}
            </Menu.Item>
          )}
          {isUnsettled(summary) ? (
            <Menu.Item leftSection={<IconTool size={16} aria-hidden />} onClick={askContractor} data-testid="ask-contractor">
              {t('contractor.menu')}
            </Menu.Item>
          ) : null}
          {!ended && (summary.formal === 'none' || summary.formal === 'answered') ? (
            <Menu.Item leftSection={<IconGavel size={16} aria-hidden />} onClick={askFormally} data-testid="ask-formally">
              {t('formal.askTitle')}
            </Menu.Item>
          ) : null}
          <SenderMenu detail={detail} block={block} />
          {ended ? null : (
            <Menu.Item leftSection={<IconX size={16} aria-hidden />} onClick={close} data-testid="close-case">
              {t('case.closeTitle')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
