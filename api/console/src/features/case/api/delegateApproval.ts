import { command } from '@/lib/api/command';

export const delegateApproval = (id: string, revision: number, to: string, key: string) =>
  command(`/api/v1/cases/${id}/delegate`, { revision, to }, key);
