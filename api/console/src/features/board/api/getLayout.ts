import { send } from '@/lib/api/http';
import type { BoardLayout } from '@/lib/api/types';

export const getLayout = () => send<BoardLayout>('/api/v1/board/layout');
