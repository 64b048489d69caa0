import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ApprovalList } from '@/features/approvals/ApprovalList';
import { Hours } from '@/features/approvals/Hours';
import { CasePanel } from '@/features/case/CasePanel';
import { NoCase } from '@/features/case/NoCase';
import { useText } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import classes from './QueuePage.module.css';

/** What waits for me beside the case it is about; on a phone one at a time. */
export function ApprovalsPage() {
  const { t } = useText();
  const { caseId } = useParams();
  const navigate = useNavigate();
  useKeys({ Escape: () => void (caseId && navigate('/approvals')) });
  useEffect(() => {
    document.title = `${t('approval.screen')} — ${t('app.name')}`;
  }, [t]);
  return (
    <main id="content" className={`${classes.page} ${classes.two}`} data-open={caseId ? true : undefined} tabIndex={-1}>
      <h1 className={classes.hidden}>{t('approval.screen')}</h1>
      <div className={classes.queue}>
        <ApprovalList caseId={caseId === 'hours' ? undefined : caseId} />
      </div>
      <div className={classes.case}>
        {caseId === 'hours' ? (
          <>
            <ActionIcon component={Link} to="/approvals" variant="subtle" m={8} hiddenFrom="sm" aria-label={t('case.back')}>
              <IconArrowLeft size={18} aria-hidden />
            </ActionIcon>
            <Hours />
          </>
        ) : caseId ? (
          <CasePanel caseId={caseId} backTo="/approvals" approving />
        ) : (
          <NoCase />
        )}
      </div>
    </main>
  );
}
