import { send } from './http';
import type { BoardView } from './types';

export const getBoard = () => send<BoardView>('/api/v1/board');
