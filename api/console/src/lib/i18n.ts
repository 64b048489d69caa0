import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { languageSetting, readSetting, writeSetting } from './settings';
import type { Language } from './time';

export const i18n = i18next.createInstance();

// A person reads one language: the other's texts come when it is chosen.
const texts: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('@/locales/ru.json'),
  en: () => import('@/locales/en.json'),
};

const asLanguage = (name: string): Language => (name === 'en' ? 'en' : 'ru');

export async function loadTexts(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) i18n.addResourceBundle(language, 'translation', (await texts[language]()).default);
}

/** Resolves when the texts of the chosen language are there; nothing is rendered before. */
export async function startTexts(language = asLanguage(readSetting(languageSetting, 'ru'))): Promise<void> {
  await i18n.init({
    resources: {},
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    // The server's own words are keys too, and some have a colon.
    nsSeparator: false,
  });
  await loadTexts(language);
}

export async function setLanguage(language: Language): Promise<void> {
  await loadTexts(language);
  writeSetting(languageSetting, language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}

/** A text without values is looked up once: a screen asks for a thousand of them whenever something on it changes. */
function remembering(language: Language): TFunction {
  const t = i18n.getFixedT(language);
  const known = new Map<string, string>();
  const text = (key: string, values?: Record<string, unknown>): string => {
    if (values !== undefined) return t(key, values);
    const found = known.get(key) ?? t(key);
    known.set(key, found);
    return found;
  };
  return text as TFunction;
}

const functions = new Map<Language, TFunction>();

function textsIn(language: Language): TFunction {
  const made = functions.get(language) ?? remembering(language);
  functions.set(language, made);
  return made;
}

const subscribe = (listener: () => void): (() => void) => {
  i18n.on('languageChanged', listener);
  return () => i18n.off('languageChanged', listener);
};

export function useText(): { t: TFunction; language: Language } {
  const language = useSyncExternalStore(subscribe, () => asLanguage(i18n.language));
  return { t: textsIn(language), language };
}
