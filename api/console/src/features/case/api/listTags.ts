import { send } from '@/lib/api/http';
import type { TagList } from './types';

/** Tags of the region's latest cases, the most used first. */
export const listTags = async () => (await send<TagList>('/api/v1/tags')).items;
