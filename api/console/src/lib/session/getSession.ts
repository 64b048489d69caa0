import { HttpError, send } from '@/lib/api/http';
import type { Session } from '@/lib/api/types';

/** Null when nobody is signed in. */
export async function getSession(): Promise<Session | null> {
  try {
    return await send<Session>('/api/v1/session');
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return null;
    throw error;
  }
}
