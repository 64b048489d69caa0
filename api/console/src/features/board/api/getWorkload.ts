import { send } from '@/lib/api/http';
import type { Workload } from '@/lib/api/types';

export const getWorkload = () => send<Workload>('/api/v1/board/workload');
