import type { CaseSummary, ResidentOverview, ResidentProfile } from '@/lib/api/types';

/** A profile with the cases to list: the open one stands beside the list already. */
export interface ProfileRows {
  profile: ResidentProfile;
  cases: CaseSummary[];
}

/** What the overview lists; a profile that is linked stays even without another case, to be taken back. */
export const profileRows = (overview: ResidentOverview, openCase: string): ProfileRows[] =>
  overview.profiles
    .map((profile) => ({ profile, cases: profile.cases.filter((one) => one.id !== openCase) }))
    .filter(({ profile, cases }) => !profile.isOwn || cases.length > 0);

/** Somebody else was linked or may be. */
export const isAlone = (overview: ResidentOverview, openCase: string): boolean =>
  profileRows(overview, openCase).length === 0 && overview.suggestions.length === 0 && overview.refused.length === 0;
