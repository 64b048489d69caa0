import { send } from '@/lib/api/http';
import type { ResidentOverview } from '@/lib/api/types';

/** The case's resident over all networks. Each reading is written into the audit log. */
export const getResident = (id: string, signal?: AbortSignal) => send<ResidentOverview>(`/api/v1/cases/${id}/resident`, { signal });
