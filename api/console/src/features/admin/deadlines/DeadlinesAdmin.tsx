import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { listTopics } from '@/features/admin/api/listTopics';
import { Recomputation } from '@/features/admin/calendar/Recomputation';
import { useNames } from '@/features/admin/conditions/useNames';
import { Unread } from '@/features/admin/Unread';
import { type Problems, useSaver } from '@/features/admin/useSaver';
import type { DeadlineRule } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import own from './Deadlines.module.css';
import { Rules } from './Rules';
import { Simulator } from './Simulator';

/** The rules of deadlines, changed as a draft whose effect the simulator shows before it is saved. */
export function DeadlinesAdmin({ region: code }: { region: string }) {
  const { t } = useText();
  const { region, failed, missing, refetch, change, saving } = useSaver(code);
  const { data: topics } = useQuery({ queryKey: ['topics'], queryFn: listTopics, staleTime: 5 * 60_000 });
  const [draft, setDraft] = useState<DeadlineRule[] | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const names = useNames(region, topics);
  if (failed) return <Unread again={refetch} missing={missing} />;
  if (!region) return <Loading />;
  const save = async () => {
    const refused = await change((before) => ({ ...before, deadlines: draft ?? before.deadlines }));
    setProblems(refused ?? {});
    if (refused === null) setDraft(null);
  };
  return (
    <div className={own.page} data-testid="deadlines-admin">
      <h1 className={classes.title}>{t('admin.deadlines')}</h1>
      <p className={classes.lead}>{t('admin.deadlinesLead')}</p>
      <Recomputation region={code} version={region.version} />
      <div className={own.columns}>
        <Rules
          region={region}
          rules={draft ?? region.deadlines}
          isDraft={draft !== null}
          topics={topics ?? []}
          names={names}
          problems={problems}
          saving={saving}
          change={setDraft}
          save={() => void save()}
          discard={() => {
            setDraft(null);
            setProblems({});
          }}
        />
        <Simulator region={region} draft={draft} topics={topics ?? []} names={names} />
      </div>
    </div>
  );
}
