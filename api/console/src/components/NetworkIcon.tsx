import {
  IconBrandTelegram,
  IconBrandVk,
  IconForms,
  IconMail,
  IconMapPin,
  IconMessageCircle,
  IconRss,
  type TablerIcon,
} from '@tabler/icons-react';
import { useText } from '@/lib/i18n';

const icons: Record<string, TablerIcon> = {
  telegram: IconBrandTelegram,
  vk: IconBrandVk,
  web: IconForms,
  form: IconForms,
  email: IconMail,
  open311: IconMapPin,
  feed: IconRss,
};

export function useNetworkName() {
  const { t } = useText();
  return (network: string) => t(`network.${network}`, { defaultValue: network });
}

export function NetworkIcon({ network, size = 16 }: { network: string; size?: number }) {
  const name = useNetworkName()(network);
  const Icon = icons[network] ?? IconMessageCircle;
  return (
    <span title={name} style={{ display: 'inline-flex', flex: 'none' }}>
      <Icon size={size} stroke={1.7} role="img" aria-label={name} />
    </span>
  );
}
