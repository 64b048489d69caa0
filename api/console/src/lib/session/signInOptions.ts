import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

/** What the sign-in page offers beside a password. */
export const signInOptions = () => send<Schemas['SignInOptions']>('/api/v1/session/options');
