import { useMemo } from 'react';
import type { RegionConfiguration, Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import type { Names } from './conditions';

/** Names for the ids in a region's configuration. An unknown id is shown as it is. */
export function useNames(region: RegionConfiguration | undefined, topics: Topic[] | undefined): Names {
  const { language } = useText();
  return useMemo(
    () => ({
      topic: (code) => topics?.find((topic) => topic.code === code)?.[language] ?? code,
      authority: (id) => region?.authorities.find((one) => one.id === id)?.name ?? id,
      official: (id) => region?.officials.find((one) => one.id === id)?.name ?? id,
    }),
    [topics, region, language],
  );
}
