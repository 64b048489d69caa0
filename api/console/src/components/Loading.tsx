import { Loader, VisuallyHidden } from '@mantine/core';
import { useText } from '@/lib/i18n';

/** What is not there yet, said to a screen reader; a whole screen with the heading every screen has. */
export function Loading({ screen = true }: { screen?: boolean }) {
  const { t } = useText();
  return (
    <div role="status" style={{ display: 'grid', placeItems: 'center', height: '60%', minHeight: 120 }} data-testid="loading">
      <VisuallyHidden component={screen ? 'h1' : 'span'}>{t('common.loading')}</VisuallyHidden>
      <Loader size="sm" aria-hidden />
    </div>
  );
}

/** A whole page that is not there yet. */
export function LoadingPage() {
  return (
    <main id="content" tabIndex={-1} style={{ height: '100%' }}>
      <Loading />
    </main>
  );
}
