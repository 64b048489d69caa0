/** How well an authority answered in the window of the rule. */
export interface AuthorityQuality {
  authority: string;
  answers: number;
  disputed: number;
  returned: number;
  badReviews: number;
  /** Of bad ones, 0 to 1. */
  share: number;
  /** 1 takes an approver away, -1 adds one. */
  shift: number;
}

export interface AutonomyChange {
  at: string;
  authority: string;
  from: number;
  to: number;
  answers: number;
  share: number;
}

export interface AutonomyView {
  measuredAt?: string | null;
  authorities: AuthorityQuality[];
  changes: AutonomyChange[];
}
