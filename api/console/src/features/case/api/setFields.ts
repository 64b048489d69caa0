import { command } from '@/lib/api/command';

/** Null clears a field. */
export const setFields = (id: string, values: Record<string, string | null>, key: string) =>
  command(`/api/v1/cases/${id}/fields`, { values }, key);
