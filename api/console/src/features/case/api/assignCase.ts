import { command } from '@/lib/api/command';

export interface Assignment {
  authority: string;
  official?: string;
  reason?: string;
}

export const assignCase = (id: string, assignment: Assignment, key: string) => command(`/api/v1/cases/${id}/assign`, assignment, key);
