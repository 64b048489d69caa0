import { Alert, Button, FileButton } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { problemText } from '@/features/admin/problemText';
import { useSaver } from '@/features/admin/useSaver';
import { HttpError } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { previewRegion } from './api/previewRegion';
import type { RegionPreview } from './api/types';
import { Differences } from './Differences';
import { download } from './files';

/** The whole region as a file, and back: what it would change is read before it is taken. */
export function RegionFile({ region }: { region: RegionConfiguration }) {
  const { t } = useText();
  const { change, saving } = useSaver(region.code);
  const [read, setRead] = useState<{ region: RegionConfiguration; preview: RegionPreview } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (file: File | null) => {
    setRead(null);
    setProblem(null);
    if (!file) return;
    try {
      // A file of another region, or of another time, becomes this one's next version.
      const found = { ...(JSON.parse(await file.text()) as RegionConfiguration), code: region.code, version: region.version + 1 };
      setRead({ region: found, preview: await previewRegion(region.code, found) });
    } catch (cause) {
      setProblem(t(cause instanceof HttpError || cause instanceof SyntaxError ? 'region.unreadable' : 'admin.failed'));
    }
  };
  const errors = Object.entries(read?.preview.errors ?? {});
  const apply = async () => {
    if (read && (await change(() => read.region)) === null) setRead(null);
  };
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('region.file')}</h2>
        <div className={`${classes.actions} ${classes.wraps}`}>
          <Button
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            data-testid="export-region"
            onClick={() => download(`${region.code}-${region.version}.json`, JSON.stringify(region, null, 2))}
          >
            {t('region.export')}
          </Button>
          <FileButton accept="application/json,.json" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={15} aria-hidden />} data-testid="import-region">
                {t('region.import')}
              </Button>
            )}
          </FileButton>
        </div>
      </div>
      <p className={classes.hint}>{t('region.fileHint')}</p>
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      {read ? (
        <div className={classes.form} data-testid="region-preview">
          {errors.length > 0 ? (
            <Alert color="red" role="alert">
              <ul className={classes.changes}>
                {errors.map(([field, texts]) => (
                  <li key={field}>
                    <code>{field}</code> {problemText(texts, t)}
                  </li>
                ))}
              </ul>
            </Alert>
          ) : null}
          <Differences differences={read.preview.differences} region={region} />
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setRead(null)}>
              {t('common.cancel')}
            </Button>
            <Button
              loading={saving}
              disabled={errors.length > 0 || read.preview.differences.length === 0}
              data-testid="apply-region"
              onClick={() => void apply()}
            >
              {t('region.apply')}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}
