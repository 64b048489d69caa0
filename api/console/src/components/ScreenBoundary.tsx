import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useText } from '@/lib/i18n';

interface Props {
  /** Another screen begins without the fault of the last. */
  place: string;
  children: ReactNode;
}

interface State {
  place: string;
  failed: boolean;
}

/** A screen that cannot be drawn leaves the bar and the menus standing, and says so. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { place: this.props.place, failed: false };

  static getDerivedStateFromError = (): Partial<State> => ({ failed: true });

  static getDerivedStateFromProps = ({ place }: Props, state: State): State | null =>
    place === state.place ? null : { place, failed: false };

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useText();
  return (
    <div role="alert" style={{ display: 'grid', justifyItems: 'start', gap: 12, padding: 24 }} data-testid="screen-failed">
      <h1 style={{ margin: 0, fontSize: '1.25rem' }}>{t('app.screenFailed')}</h1>
      <p style={{ margin: 0 }}>{t('app.screenFailedWhat')}</p>
      <Button variant="default" onClick={() => location.reload()}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
