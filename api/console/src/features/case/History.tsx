import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { RelativeTime } from '@/components/RelativeTime';
import { listExternalOrganisations } from '@/features/case/api/listExternalOrganisations';
import type { HistoryItem } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Details.module.css';
import { formerValues } from './formerValues';
import { historyText } from './historyText';

/** Cross-case messages are not shown as events of their own. */
const silent = new Set(['errands-done']);

export function History({ caseId, items }: { caseId: string; items: HistoryItem[] }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const names = useDirectory();
  const former = useMemo(() => formerValues(items), [items]);
  const rules = useMemo(() => new Set(items.filter((item) => item.type === 'rule-applied').map((item) => item.actorName)), [items]);
  const forwarded = items.some((item) => item.type === 'case-forwarded' || item.type === 'peer-answered');
  const { data: bodies } = useQuery({
    queryKey: ['external-organisations', caseId],
    queryFn: () => listExternalOrganisations(caseId),
    enabled: forwarded,
    staleTime: 600_000,
  });
  const channelName = (id: string) => bodies?.find((one) => one.channel === id)?.name ?? id;
  const at = (time: string) => short(time, timeZone, language);
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('case.history')}</h3>
      <ol className={classes.history} data-testid="history">
        {[...items]
          .reverse()
          .filter((item) => !silent.has(item.type))
          .map((item) => (
            <li key={item.version} data-type={item.type}>
              <span>
                {historyText(
                  item,
                  t,
                  { ...names, fieldName: (id) => names.fields.find((one) => one.id === id)?.name ?? id, channelName, at },
                  former.get(item.version),
                )}
              </span>
              <span className={classes.meta}>
                {item.actorKind === 'official' ? `${item.actorName} · ` : null}
                {item.actorKind === 'system' && item.type !== 'rule-applied' && rules.has(item.actorName)
                  ? `${t('history.byRule', { rule: item.actorName })} · `
                  : null}
                <RelativeTime at={item.at} />
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}
