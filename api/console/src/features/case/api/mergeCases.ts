import { command } from '@/lib/api/command';

/** Whichever is named: the later number waits in the earlier, and the reply is about the later. */
export const mergeCases = (id: string, other: string, key: string) => command(`/api/v1/cases/${id}/merge`, { with: other }, key);
