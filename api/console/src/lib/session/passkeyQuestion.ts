import { send } from '@/lib/api/http';

export const passkeyQuestion = () => send<PublicKeyCredentialRequestOptionsJSON>('/api/v1/session/passkey/options', { method: 'POST' });
