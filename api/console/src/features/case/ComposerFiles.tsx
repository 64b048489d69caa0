import { CloseButton, Loader } from '@mantine/core';
import { IconAlertCircle, IconFile } from '@tabler/icons-react';
import { useText } from '@/lib/i18n';
import classes from './ComposerFiles.module.css';
import type { ComposerDraft } from './useComposer';
import type { Upload } from './useUploads';

interface Props {
  draft: ComposerDraft;
  uploads: Upload[];
  drop: (key: number) => void;
}

/** What goes out with the answer: photos as pictures, documents by name, and what is still on its way. */
export function ComposerFiles({ draft, uploads, drop }: Props) {
  const { t, language } = useText();
  if (draft.files.length === 0 && uploads.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t('files.attached')} data-testid="composer-files">
      {draft.files.map((file) => (
        <li key={file.id} className={classes.file} data-kind={file.kind}>
          {file.thumbnailUrl ? (
            <img src={file.thumbnailUrl} alt={file.name} className={classes.picture} />
          ) : (
            <span className={classes.name}>
              <IconFile size={15} aria-hidden />
              {file.name}
              <span className={classes.size}>
                {Math.max(1, Math.round(file.size / 1024)).toLocaleString(language)} {t('attachment.kilobytes')}
              </span>
            </span>
          )}
          <CloseButton
            size="xs"
            className={classes.remove}
            aria-label={t('files.remove', { name: file.name })}
            onClick={() => draft.keep({ files: draft.now().files.filter((one) => one.id !== file.id) })}
          />
        </li>
      ))}
      {uploads.map((one) => (
        <li key={one.key} className={classes.file} data-problem={one.problem !== null || undefined}>
          <span className={classes.name} role={one.problem ? 'alert' : undefined}>
            {one.problem ? <IconAlertCircle size={15} aria-hidden /> : <Loader size={13} aria-label={t('files.sending')} />}
            {one.name}
            {one.problem ? <span>{one.problem}</span> : null}
          </span>
          {one.problem ? (
            <CloseButton
              size="xs"
              className={classes.remove}
              aria-label={t('files.forget', { name: one.name })}
              onClick={() => drop(one.key)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
