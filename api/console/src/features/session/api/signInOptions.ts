import { send } from '@/lib/api/http';

/** What the sign-in page offers beside a password. */
export const signInOptions = () => send<{ provider?: string }>('/api/v1/session/options');
