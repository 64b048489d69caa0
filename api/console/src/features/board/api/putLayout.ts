import { send } from '@/lib/api/http';

/** null: as the board comes. */
export const putLayout = (tiles: string[] | null) => send<void>('/api/v1/board/layout', { method: 'PUT', body: { tiles } });
