import type { TFunction } from 'i18next';

/** "ru-2026@1" as text: which layer of the calendar, and its version. */
export function layerText(source: string, t: TFunction): string {
  const [layer = '', version] = source.split('@');
  return t('deadline.source', { layer: t(`deadline.layer.${layer}`, { defaultValue: layer }), version });
}
