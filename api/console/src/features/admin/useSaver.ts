import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useRegion } from '@/lib/regions/useRegion';
import { problemText } from './problemText';

/** Texts of what the server refused, by the path of the field. */
export type Problems = Record<string, string>;

/** Saves one change of the region's configuration and shows the outcome; the problems are for the form's fields. */
export function useSaver(code: string) {
  const { t } = useText();
  const { region, failed, missing, refetch, save, saving } = useRegion(code);
  const change = useCallback(
    async (how: (region: RegionConfiguration) => RegionConfiguration): Promise<Problems | null> => {
      const saved = await save(how);
      if (saved.kind === 'saved') {
        notifications.show({ message: t('admin.saved'), color: 'green', autoClose: 2500 });
        return null;
      }
      const problems =
        saved.kind === 'refused'
          ? Object.fromEntries(Object.entries(saved.errors).map(([field, texts]) => [field, problemText(texts, t)]))
          : {};
      const message = saved.kind === 'refused' ? Object.values(problems).join(' ') : t(`admin.${saved.kind}`);
      notifications.show({ message, color: 'red', autoClose: 10_000 });
      return problems;
    },
    [save, t],
  );
  return { region, failed, missing, refetch, change, saving };
}
