import { send } from '@/lib/api/http';

export const deleteTemplate = (id: string, region: string) =>
  send<void>(`/api/v1/template-library/${id}?region=${encodeURIComponent(region)}`, { method: 'DELETE' });
