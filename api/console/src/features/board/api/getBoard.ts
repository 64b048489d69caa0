import { send } from '@/lib/api/http';
import type { BoardView } from '@/lib/api/types';

export const getBoard = () => send<BoardView>('/api/v1/board');
