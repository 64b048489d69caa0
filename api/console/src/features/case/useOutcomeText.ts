import { useCallback } from 'react';
import { useText } from '@/lib/i18n';
import type { Outcome } from './useCommand';

/** Why a command was not done, in words; null when it was. */
export function useOutcomeText() {
  const { t } = useText();
  return useCallback(
    (outcome: Outcome): string | null => {
      if (outcome.kind === 'done') return null;
      if (outcome.kind === 'unknown') return t('refusal.unknown-outcome');
      const detail = outcome.detail ?? '';
      return t(`refusal.${outcome.code}`, { detail, defaultValue: t('refusal.other', { detail: detail || outcome.code }) });
    },
    [t],
  );
}
