import { send } from '@/lib/api/http';
import type { UsedTag } from './types';

/** Tags of the region's latest cases, the most used first. */
export const listTags = async () => (await send<{ items: UsedTag[] }>('/api/v1/tags')).items;
