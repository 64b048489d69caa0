import { IconAlertCircle, IconCheck, IconChecks, IconClockUp, IconHelpCircle, type TablerIcon } from '@tabler/icons-react';
import type { DeliveryState } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './DeliveryBadge.module.css';
import { deliveryError } from './deliveryError';

const icons: Record<Exclude<DeliveryState, 'none'>, TablerIcon> = {
  queued: IconClockUp,
  sent: IconCheck,
  delivered: IconChecks,
  unknown: IconHelpCircle,
  failed: IconAlertCircle,
};

export const isTrouble = (state: DeliveryState): boolean => state === 'unknown' || state === 'failed';

/** Answered and delivered are different facts: this is the second one. */
export function DeliveryBadge({ state, error }: { state: DeliveryState; error?: string | null }) {
  const { t } = useText();
  if (state === 'none') return null;
  const Icon = icons[state];
  const said = deliveryError(error, t);
  const tone = isTrouble(state) ? classes.trouble : state === 'delivered' ? classes.good : '';
  return (
    <span className={`${classes.badge} ${tone}`} data-delivery={state} title={t(`deliveryWhy.${state}`)}>
      <Icon size={14} aria-hidden />
      {t(`delivery.${state}`)}
      {said ? `. ${said.text}` : null}
    </span>
  );
}
