import { command } from '@/lib/api/command';

export const withdrawAnswer = (id: string, revision: number, key: string) => command(`/api/v1/cases/${id}/withdraw`, { revision }, key);
