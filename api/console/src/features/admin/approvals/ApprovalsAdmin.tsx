import { useQuery } from '@tanstack/react-query';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { listTopics } from '@/features/admin/api/listTopics';
import { useNames } from '@/features/admin/conditions/useNames';
import { Unread } from '@/features/admin/Unread';
import { useSaver } from '@/features/admin/useSaver';
import { useText } from '@/lib/i18n';
import { Approvers } from './Approvers';
import { Autonomy } from './Autonomy';
import { Measured } from './Measured';
import { Policies } from './Policies';
import { Substitutes } from './Substitutes';

/** Whose agreement an answer needs before it goes out, and how measured quality moves that. */
export function ApprovalsAdmin({ region: code }: { region: string }) {
  const { t } = useText();
  const saver = useSaver(code);
  const { data: topics } = useQuery({ queryKey: ['topics'], queryFn: listTopics, staleTime: 5 * 60_000 });
  const { region } = saver;
  const names = useNames(region, topics);
  if (saver.failed) return <Unread again={saver.refetch} missing={saver.missing} />;
  if (!region) return <Loading />;
  return (
    <div className={classes.page} data-testid="approvals-admin">
      <h1 className={classes.title}>{t('admin.approvals')}</h1>
      <p className={classes.lead}>{t('admin.approvalsLead')}</p>
      <Policies region={region} topics={topics ?? []} names={names} change={saver.change} saving={saver.saving} />
      <Approvers region={region} change={saver.change} saving={saver.saving} />
      <Substitutes region={region} names={names} change={saver.change} saving={saver.saving} />
      <Autonomy region={region} change={saver.change} saving={saver.saving} />
      <Measured region={region} names={names} />
    </div>
  );
}
