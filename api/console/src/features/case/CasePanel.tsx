import { Button, Loader } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '@/lib/i18n';
import classes from './CasePanel.module.css';
import { OpenCase } from './OpenCase';
import { useCaseDetail } from './useCaseDetail';

/** One case: conversation, composer, and what is known about it. */
export function CasePanel({ caseId, backTo, approving = false }: { caseId: string; backTo: string; approving?: boolean }) {
  const { t } = useText();
  const screen = useCaseDetail(caseId);
  if (screen.missing) return <Placeholder text={t('case.missing')} />;
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

export function NoCase() {
  const { t } = useText();
  return <Placeholder text={t('case.none')} />;
}

function Placeholder({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <section className={classes.placeholder}>
      <IconMessageOff size={36} stroke={1.3} aria-hidden />
      <p>{text}</p>
      {children}
    </section>
  );
}
