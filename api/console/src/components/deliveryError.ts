import type { TFunction } from 'i18next';

/** The outbox's text of a failure: "code: message of the network". */
export interface DeliveryError {
  text: string;
  link: string | null;
}

export function deliveryError(error: string | null | undefined, t: TFunction): DeliveryError | null {
  if (!error) return null;
  const coded = /^([a-z]+(?:-[a-z]+)*): (.*)$/s.exec(error);
  const words = coded?.[2] ?? error;
  const link = /https?:\/\/\S+/.exec(words)?.[0] ?? null;
  const text = coded ? t(`deliveryError.${coded[1]}`, { words, server: words.split(' ')[0], defaultValue: error }) : error;
  return { text, link };
}
