import { lazy, Suspense, useEffect } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { NoCase } from '@/features/case/NoCase';
import { Queue } from '@/features/queue/Queue';
import { Views } from '@/features/queue/Views';
import { isViewName } from '@/lib/cases/views';
import { useText } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import { useCaseSummary } from '@/lib/live/LiveProvider';
import classes from './QueuePage.module.css';

const loadCase = () => import('@/features/case/CasePanel');
const CasePanel = lazy(() => loadCase().then((module) => ({ default: module.CasePanel })));

/** The queue is on the screen first; what a case needs is there before one is chosen. */
const preloadCase = () => void setTimeout(() => void loadCase(), 0);

/** Views, queue and case side by side; on a phone one at a time. */
export function QueuePage() {
  const { t } = useText();
  const { view: named, caseId } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const view = isViewName(named) ? named : 'open';
  const back = `/inbox/${view}${search}`;
  const summary = useCaseSummary(caseId);
  useKeys({ Escape: () => void (caseId && navigate(back)) });
  useEffect(() => {
    const screen = summary ? t('case.label', { number: summary.number }) : t(`view.${view}`);
    document.title = `${screen} — ${t('app.name')}`;
  }, [summary, view, t]);
  return (
    <main id="content" className={classes.page} data-open={caseId ? true : undefined} tabIndex={-1}>
      <h1 className={classes.hidden}>{t('nav.queue')}</h1>
      <div className={classes.views}>
        <Views />
      </div>
      <div className={classes.queue}>
        <Queue shown={preloadCase} />
      </div>
      <div className={classes.case}>
        {caseId ? (
          <Suspense fallback={<Loading screen={false} />}>
            <CasePanel caseId={caseId} backTo={back} />
          </Suspense>
        ) : (
          <NoCase />
        )}
      </div>
    </main>
  );
}
