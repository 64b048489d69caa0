import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
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
  await i18n.use(initReactI18next).init({
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

export function useText() {
  const { t } = useTranslation();
  return { t, language: asLanguage(i18n.language) };
}
