import { ActionIcon, FileButton, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { memo } from 'react';
import { accepted } from '@/features/case/api/uploadFile';
import { useText } from '@/lib/i18n';

export const AttachButton = memo(function AttachButton({ add, disabled }: { add: (files: File[]) => void; disabled: boolean }) {
  const { t } = useText();
  return (
    <FileButton onChange={add} accept={accepted} multiple disabled={disabled} inputProps={{ 'data-testid': 'file-input' } as object}>
      {(props) => (
        <Tooltip label={t('files.attach')}>
          <ActionIcon {...props} variant="subtle" size={30} disabled={disabled} aria-label={t('files.attach')} data-testid="attach">
            <IconPaperclip size={17} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
});
