import { useSession } from '@/lib/session/session';

/** Whose clock the log is read by: the region's, and the browser's for who administers every region. */
export function useAuditZone(): string {
  const session = useSession();
  return session.region === '*' ? Intl.DateTimeFormat().resolvedOptions().timeZone : session.timeZone;
}
