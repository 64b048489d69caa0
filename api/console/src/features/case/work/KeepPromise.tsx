import { Button, FileButton, Textarea } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { accepted, mostFiles, uploadFile } from '@/features/case/api/uploadFile';
import { uploadProblem } from '@/features/case/useUploads';
import type { KeptFile } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import type { WorkActions } from './useWorkActions';
import classes from './Work.module.css';

/** The evidence that a promise is kept: words, photos or both. The resident sees it beside the promise. */
export function KeepPromise({ caseId, actions, done }: { caseId: string; actions: WorkActions; done: () => void }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<KeptFile[]>([]);
  const [uploading, setUploading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (chosen: File[]) => {
    setProblem(null);
    setUploading(true);
    try {
      const kept: KeptFile[] = [];
      for (const file of chosen.slice(0, mostFiles - files.length)) kept.push(await uploadFile(caseId, file));
      setFiles((before) => [...before, ...kept.filter((one) => !before.some((known) => known.id === one.id))]);
    } catch (error) {
      setProblem(t(`files.${uploadProblem(error)}`));
    } finally {
      setUploading(false);
    }
  };
  const keep = async () => {
    const words = text.trim();
    if (await actions.keepPromise({ ...(words ? { text: words } : {}), attachments: files.map((one) => one.id) })) done();
  };
  return (
    <div className={classes.form} role="group" aria-label={t('promise.keepTitle')} data-testid="keep-promise-form">
      <Textarea
        label={t('promise.keepWhat')}
        data-testid="promise-evidence"
        autosize
        minRows={2}
        value={text}
        error={problem}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {files.length > 0 ? (
        <ul className={classes.files}>
          {files.map((one) => (
            <li key={one.id}>{one.name}</li>
          ))}
        </ul>
      ) : null}
      <div className={classes.buttons}>
        <FileButton onChange={(chosen) => void add(chosen)} accept={accepted} multiple>
          {(props) => (
            <Button {...props} variant="default" loading={uploading} leftSection={<IconPaperclip size={15} aria-hidden />}>
              {t('promise.keepFiles')}
            </Button>
          )}
        </FileButton>
      </div>
      <div className={classes.buttons}>
        <Button
          data-testid="keep-promise-send"
          disabled={(text.trim() === '' && files.length === 0) || uploading}
          loading={actions.busy === 'keepPromise'}
          onClick={() => void keep()}
        >
          {t('promise.keepDone')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
