import { send } from '@/lib/api/http';

export interface ExternalService {
  code: string;
  name: string;
  group?: string;
}

/** Another body that takes cases. */
export interface ExternalOrganisation {
  channel: string;
  name: string;
  services: ExternalService[];
}

export const listExternalOrganisations = (id: string): Promise<ExternalOrganisation[]> => send(`/api/v1/cases/${id}/peers`);
