import { lazy, Suspense } from 'react';

// A calendar is heavy, and most answers promise no day.
const Day = lazy(() => import('./DateField').then((module) => ({ default: module.DateField })));
const Moment = lazy(() => import('./DateField').then((module) => ({ default: module.MomentField })));

export function DateField(props: React.ComponentProps<typeof Day>) {
  return (
    <Suspense fallback={null}>
      <Day {...props} />
    </Suspense>
  );
}

export function MomentField(props: React.ComponentProps<typeof Moment>) {
  return (
    <Suspense fallback={null}>
      <Moment {...props} />
    </Suspense>
  );
}
