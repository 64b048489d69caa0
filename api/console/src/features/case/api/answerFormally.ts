import { command } from '@/lib/api/command';

/** Number or link of the formal answer; ends the case. */
export const answerFormally = (id: string, reference: string, key: string) =>
  command(`/api/v1/cases/${id}/formal/answer`, { reference }, key);
