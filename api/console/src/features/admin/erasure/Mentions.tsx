import type { NameMention } from '@/features/admin/erasure/api/types';
import { useText } from '@/lib/i18n';

/** Places of others where the resident's name stands: an erasure leaves them, a person decides about each. */
export function Mentions({ mentions }: { mentions: NameMention[] }) {
  const { t } = useText();
  if (mentions.length === 0) return null;
  return (
    <details data-testid="mentions">
      <summary>{t('erasure.mentions', { count: mentions.length })}</summary>
      <ul>
        {mentions.map(({ place, caseNumber, reference, excerpt }) => (
          <li key={`${place}/${caseNumber ?? ''}/${reference ?? ''}/${excerpt}`}>
            {t(`erasure.place.${place}`)}
            {caseNumber ? ` № ${caseNumber}` : ''}
            {reference ? ` (${reference})` : ''}: {excerpt}
          </li>
        ))}
      </ul>
    </details>
  );
}
