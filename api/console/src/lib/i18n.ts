import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import en from '@/locales/en.json';
import ru from '@/locales/ru.json';
import { languageSetting, readSetting, writeSetting } from './settings';
import type { Language } from './time';

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  resources: { ru: { translation: ru }, en: { translation: en } },
  lng: readSetting(languageSetting, 'ru'),
  fallbackLng: 'ru',
  interpolation: { escapeValue: false },
  // The server's own words are keys too, and some have a colon.
  nsSeparator: false,
  initAsync: false,
});

export function setLanguage(language: Language): void {
  writeSetting(languageSetting, language);
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}

export function useText() {
  const { t } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'ru';
  return { t, language };
}
