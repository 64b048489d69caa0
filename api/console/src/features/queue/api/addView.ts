import { send } from '@/lib/api/http';
import type { SavedView, SavedViewBody } from './types';

export const addView = (body: SavedViewBody) => send<SavedView>('/api/v1/views', { method: 'POST', body });
