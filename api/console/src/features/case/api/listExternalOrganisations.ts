import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type ExternalService = Schemas['ExternalService'];

export type ExternalOrganisation = Schemas['ExternalRecipient'];

export const listExternalOrganisations = (id: string): Promise<ExternalOrganisation[]> => send(`/api/v1/cases/${id}/peers`);
