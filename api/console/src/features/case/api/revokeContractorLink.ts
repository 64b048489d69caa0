import { command } from '@/lib/api/command';

export const revokeContractorLink = (id: string, link: string, key: string) =>
  command(`/api/v1/cases/${id}/contractor-links/${link}/revoke`, {}, key);
