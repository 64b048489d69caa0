/** What waiting for one approver cost, in hours of the clock. */
export interface ApproverHours {
  official: string;
  approved: number;
  returned: number;
  delegated: number;
  /** A substitute had to be asked. */
  late: number;
  hours: number;
  longest: number;
}
