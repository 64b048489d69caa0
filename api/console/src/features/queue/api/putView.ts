import { send } from '@/lib/api/http';
import type { SavedView, SavedViewBody } from './types';

export const putView = (id: string, body: SavedViewBody) => send<SavedView>(`/api/v1/views/${id}`, { method: 'PUT', body });
