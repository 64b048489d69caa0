import { IconMessageOff, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '@/lib/i18n';
import classes from './NoCase.module.css';

export function NoCase() {
  const { t } = useText();
  return <Placeholder text={t('case.none')} />;
}

export function Placeholder({ text, icon: Icon = IconMessageOff, children }: { text: string; icon?: TablerIcon; children?: ReactNode }) {
  return (
    <section className={classes.placeholder} data-testid="no-case">
      <Icon size={36} stroke={1.3} aria-hidden />
      <p>{text}</p>
      {children}
    </section>
  );
}
