import type { Problems } from '@/features/admin/useSaver';
import type { RegionConfiguration } from '@/lib/api/types';

/** What every card of the screen is given. */
export interface CardProps {
  region: RegionConfiguration;
  change: (how: (region: RegionConfiguration) => RegionConfiguration) => Promise<Problems | null>;
  saving: boolean;
}
