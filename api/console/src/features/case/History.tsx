import { RelativeTime } from '@/components/RelativeTime';
import type { HistoryItem } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Details.module.css';
import { historyText } from './historyText';

/** Cross-case messages are not shown as events of their own. */
const silent = new Set(['errands-done']);

export function History({ items }: { items: HistoryItem[] }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const names = useDirectory();
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
                {historyText(item, t, { ...names, fieldName: (id) => names.fields.find((one) => one.id === id)?.name ?? id, at })}
              </span>
              <span className={classes.meta}>
                {item.actorKind === 'official' ? `${item.actorName} · ` : null}
                <RelativeTime at={item.at} />
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}
