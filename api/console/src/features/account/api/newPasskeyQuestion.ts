import { send } from '@/lib/api/http';

export const newPasskeyQuestion = () => send<PublicKeyCredentialCreationOptionsJSON>('/api/v1/me/passkeys/options', { method: 'POST' });
