import type { Session } from '@/lib/api/types';

/** What somebody without cases may see, and whether they are held until a password or a second factor is theirs. */
export function plainScreens(session: Session) {
  const held = session.mustChangePassword || session.secondFactorMissing;
  const may = (permission: string) => !held && session.permissions.includes(permission);
  return { held, compares: may('regions.compare'), watches: may('platform.watch') };
}
