import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import details from '@/features/case/Details.module.css';
import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import classes from './Related.module.css';
import { RelatedRow } from './RelatedRow';
import { useRelated } from './useRelated';
import type { RelatedActions } from './useRelatedActions';

interface Props {
  summary: CaseSummary;
  actions: RelatedActions;
  takeOut: (member: CaseSummary) => void;
}

/** What the case waits in, what waits in it, what it belongs to. */
export function RelatedSection({ summary, actions, takeOut }: Props) {
  const { t } = useText();
  const works = useSession().permissions.includes('cases.work');
  const related = useRelated(summary);
  if (!related) return null;
  const { into, members, links } = related;
  if (!into && members.length === 0 && links.length === 0) return null;
  const unlink = async (other: CaseSummary) => {
    const problem = await actions.unlink(other);
    if (problem) notifications.show({ message: problem, color: 'red', autoClose: 10_000 });
  };
  return (
    <section className={details.section} data-testid="related">
      <h3 className={details.heading}>{t('related.title')}</h3>
      {into ? (
        <Group title={t('related.into')} name="into">
          <RelatedRow related={into} />
        </Group>
      ) : null}
      {members.length > 0 ? (
        <Group title={t('related.members')} name="members">
          {members.map((one) => (
            <RelatedRow
              key={one.id}
              related={one}
              undo={works ? { label: t('related.takeOut', { number: one.number }), act: () => takeOut(one) } : undefined}
            />
          ))}
        </Group>
      ) : null}
      {links.length > 0 ? (
        <Group title={t('related.links')} name="links">
          {links.map((one) => (
            <RelatedRow
              key={one.id}
              related={one}
              undo={works ? { label: t('related.unlink', { number: one.number }), act: () => void unlink(one) } : undefined}
            />
          ))}
        </Group>
      ) : null}
    </section>
  );
}

function Group({ title, name, children }: { title: string; name: string; children: ReactNode }) {
  return (
    <div>
      <h4 className={classes.group}>{title}</h4>
      <ul className={classes.rows} aria-label={title} data-testid={`related-${name}`}>
        {children}
      </ul>
    </div>
  );
}
