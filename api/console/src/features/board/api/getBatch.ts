import { send } from '@/lib/api/http';
import type { BulkView } from '@/lib/api/types';

export const getBatch = (id: string) => send<BulkView>(`/api/v1/bulk/${id}`);
