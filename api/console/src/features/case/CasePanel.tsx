import { Button, Loader } from '@mantine/core';
import { IconMessageForward, IconMessageOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useText } from '@/lib/i18n';
import { Placeholder } from './NoCase';
import classes from './NoCase.module.css';
import { OpenCase } from './OpenCase';
import { useCaseDetail } from './useCaseDetail';

/** One case: conversation, composer, and what is known about it. */
export function CasePanel({ caseId, backTo, approving = false }: { caseId: string; backTo: string; approving?: boolean }) {
  const { t } = useText();
  const screen = useCaseDetail(caseId);
  if (screen.missing) {
    // It was on the screen a moment ago: handed on, it belongs to somebody else now.
    const known = screen.detail?.summary;
    return (
      <Placeholder
        text={known ? t('case.handedOn', { number: known.number }) : t('case.missing')}
        icon={known ? IconMessageForward : IconMessageOff}
      >
        <Button variant="default" component={Link} to={backTo} data-testid="back-to-queue">
          {t('case.back')}
        </Button>
      </Placeholder>
    );
  }
  if (screen.failed) {
    return (
      <Placeholder text={t('case.failed')}>
        <Button variant="default" onClick={screen.refetch}>
          {t('common.retry')}
        </Button>
      </Placeholder>
    );
  }
  if (!screen.summary || !screen.detail) {
    return (
      <section className={classes.placeholder} aria-busy data-testid="case-loading">
        <Loader size="sm" aria-label={t('common.loading')} />
      </section>
    );
  }
  return (
    <OpenCase key={caseId} detail={screen.detail} summary={screen.summary} behind={screen.behind} backTo={backTo} approving={approving} />
  );
}
