export interface AuditLine {
  id: number;
  at: string;
  who: string;
  role?: string | null;
  action: string;
  caseId?: string | null;
  caseNumber?: number | null;
  region?: string | null;
  subject?: string | null;
  outcome?: string | null;
  address?: string | null;
  detail?: string | null;
}

export interface AuditFilter {
  region?: string;
  who?: string;
  action?: string;
  case?: string;
  from?: string;
  to?: string;
}
