import { Button } from '@mantine/core';
import { IconArrowBackUp, IconGitMerge } from '@tabler/icons-react';
import { Link } from 'react-router';
import work from '@/features/case/work/Work.module.css';
import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import classes from './Related.module.css';
import { useRelated } from './useRelated';

/** The case is merged, the resident is answered elsewhere: says where, and can undo it. */
export function MergedBar({ summary, takeOut }: { summary: CaseSummary; takeOut: () => void }) {
  const { t } = useText();
  const works = useSession().permissions.includes('cases.work');
  const related = useRelated(summary);
  if (summary.status !== 'merged') return null;
  const into = related?.into;
  return (
    <section className={work.bar} data-tone="wait" data-testid="merged-bar" aria-label={t('status.merged')}>
      <div className={work.top}>
        <IconGitMerge size={17} aria-hidden />
        <strong>
          {into ? (
            <Link to={`/inbox/all/${into.id}`} className={classes.link}>
              {t('related.waitsIn', { number: into.number })}
            </Link>
          ) : (
            t('related.waitsUnseen')
          )}
        </strong>
        <span className={work.grow} />
        {works ? (
          <Button variant="default" leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={takeOut} data-testid="unmerge">
            {t('related.unmergeDo')}
          </Button>
        ) : null}
      </div>
      <span className={work.dim}>{t('related.waitsHint')}</span>
    </section>
  );
}
