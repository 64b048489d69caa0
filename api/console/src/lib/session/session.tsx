import { createContext, type ReactNode, useContext } from 'react';
import type { Session } from '@/lib/api/types';

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** Who is signed in; only used below the provider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('No session around this component.');
  return session;
}
