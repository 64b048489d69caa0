import { command } from '@/lib/api/command';

/** Approves the text of this revision; `seenVersion` is what the approver has read of the conversation. */
export const approveCase = (id: string, revision: number, seenVersion: number, key: string) =>
  command(`/api/v1/cases/${id}/approve`, { revision, seenVersion }, key);
