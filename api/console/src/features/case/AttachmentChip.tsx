import { IconFile, IconMapPin, IconMicrophone, IconPhoto, IconVideo, type TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import type { Attachment } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './Conversation.module.css';

const icons: Record<string, TablerIcon> = {
  photo: IconPhoto,
  video: IconVideo,
  audio: IconMicrophone,
  location: IconMapPin,
};

/** Only web addresses become links: the network could send a `javascript:` address. */
const safeUrl = (url: string | null | undefined): string | null => (url && /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : null);

/** Files of ours and those fetched for us have a small picture beside them. */
const thumbnailOf = (url: string): string => (url.startsWith('/api/v1/') ? `${url}/thumbnail` : url);

export function AttachmentChip({ attachment }: { attachment: Attachment }) {
  const { t, language } = useText();
  const Icon = icons[attachment.kind] ?? IconFile;
  const url = safeUrl(attachment.url);
  const name = attachment.name ?? t(`attachment.${attachment.kind}`, { defaultValue: attachment.kind });
  const size = attachment.size
    ? ` · ${Math.max(1, Math.round(attachment.size / 1024)).toLocaleString(language)} ${t('attachment.kilobytes')}`
    : '';
  const [broken, setBroken] = useState(false);
  if (url !== null && attachment.kind === 'photo' && url.startsWith('/') && !broken) {
    return (
      <a href={url} target="_blank" rel="noreferrer">
        <img src={thumbnailOf(url)} alt={name} loading="lazy" className={classes.photo} onError={() => setBroken(true)} />
      </a>
    );
  }
  const content = (
    <>
      <Icon size={15} aria-hidden />
      {name}
      {size}
    </>
  );
  return url === null ? (
    <span className={classes.chip}>{content}</span>
  ) : (
    <a href={url} target="_blank" rel="noreferrer" className={classes.chip}>
      {content}
    </a>
  );
}
