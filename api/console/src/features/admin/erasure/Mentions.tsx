import type { NameMention } from '@/features/admin/erasure/api/types';
import { useText } from '@/lib/i18n';
import classes from './Mentions.module.css';

/** Places of others where the resident's name stands: an erasure leaves them, a person decides about each. */
export function Mentions({ mentions }: { mentions: NameMention[] }) {
  const { t } = useText();
  if (mentions.length === 0) return null;
  return (
    <details className={classes.mentions} data-testid="mentions">
      <summary>{t('erasure.mentions', { count: mentions.length })}</summary>
      <p className={classes.hint}>{t('erasure.mentionsHint')}</p>
      <ul className={classes.list}>
        {mentions.map(({ place, caseNumber, reference, excerpt }) => (
          <li key={`${place}/${caseNumber ?? ''}/${reference ?? ''}/${excerpt}`}>
            <span className={classes.place}>
              {caseNumber ? t('erasure.inCase', { place: t(`erasure.place.${place}`), number: caseNumber }) : t(`erasure.place.${place}`)}
              {reference ? ` (${reference})` : ''}
            </span>
            <q className={classes.excerpt}>{excerpt}</q>
          </li>
        ))}
      </ul>
    </details>
  );
}
