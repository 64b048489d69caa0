import { send } from '@/lib/api/http';
import type { SavedView } from './types';

export const listViews = (signal?: AbortSignal) => send<SavedView[]>('/api/v1/views', { signal });
