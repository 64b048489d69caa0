import { Loader, VisuallyHidden } from '@mantine/core';
import { useText } from '@/lib/i18n';

/** A screen that is not there yet: said to a screen reader, and with the heading every screen has. */
export function Loading() {
  const { t } = useText();
  return (
    <div role="status" style={{ display: 'grid', placeItems: 'center', height: '60%', minHeight: 120 }} data-testid="loading">
      <VisuallyHidden component="h1">{t('common.loading')}</VisuallyHidden>
      <Loader size="sm" aria-hidden />
    </div>
  );
}
