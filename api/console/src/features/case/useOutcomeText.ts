import { useCallback } from 'react';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import type { Outcome } from './useCommand';

const isoMoment = /^\d{4}-\d{2}-\d{2}T/;

/** Why a command was not done, as text; null when it was. */
export function useOutcomeText() {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { officialName, authorityName, fields } = useDirectory();
  /** What the rules name by its id or by a moment, as a person knows it. */
  const named = useCallback(
    (code: string, detail: string): string => {
      if (isoMoment.test(detail)) return short(detail, timeZone, language);
      if (code === 'not-the-approver' || code === 'unknown-official') return officialName(detail);
      if (code === 'unknown-authority') return authorityName(detail);
      if (code === 'field-invalid' || code === 'unknown-field') return fields.find((one) => one.id === detail)?.name ?? detail;
      return detail;
    },
    [timeZone, language, officialName, authorityName, fields],
  );
  return useCallback(
    (outcome: Outcome): string | null => {
      if (outcome.kind === 'done') return null;
      if (outcome.kind === 'unknown') return t('refusal.unknown-outcome');
      const detail = named(outcome.code, outcome.detail ?? '');
      return t(`refusal.${outcome.code}`, { detail, defaultValue: t('refusal.other', { detail: detail || outcome.code }) });
    },
    [t, named],
  );
}
