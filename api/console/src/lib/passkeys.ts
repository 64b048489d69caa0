/** Asks the device; null when it has nothing to show or its owner said no. */
export async function askPasskey(question: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> {
  return answer(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) }));
}

export async function makePasskey(question: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  return answer(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) }));
}

/** Browsers from before 2024 support passkeys, but not these JSON methods. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

async function answer(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
  } catch (error) {
    // Cancelled, timed out, or this device has made one already.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
