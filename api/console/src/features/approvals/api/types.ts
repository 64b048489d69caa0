import type { Schemas } from '@/lib/api/types';

/** What waiting for one approver cost, in hours of the clock. */
export type ApproverHoursList = Schemas['ApproverHoursList'];
