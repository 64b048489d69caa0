import { Alert, Button, FileInput, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { problemText } from '@/features/admin/problemText';
import { Differences } from '@/features/admin/region/Differences';
import { base64Of } from '@/features/admin/region/files';
import { HttpError } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { importAuthorities } from './api/importAuthorities';
import type { AuthorityImport } from './api/types';

/** A table of bodies goes on top of what there is, after a preview that names every fault by row and column. */
export function ImportAuthorities({ region, dismiss }: { region: RegionConfiguration; dismiss: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<AuthorityImport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (chosen: File | null, apply: boolean) => {
    setFile(chosen);
    setProblem(null);
    if (!apply) setPreview(null);
    if (!chosen) return;
    setBusy(true);
    try {
      const answer = await importAuthorities(region.code, await base64Of(chosen), apply, region.version);
      setPreview(answer);
      if (apply && answer.configuration) {
        await queries.invalidateQueries({ queryKey: ['region', region.code] });
        notifications.show({ message: t('structure.imported'), color: 'green', autoClose: 4000 });
        dismiss();
      }
    } catch (cause) {
      setProblem(refusal(cause));
      if (apply) await queries.refetchQueries({ queryKey: ['region', region.code] });
    } finally {
      setBusy(false);
    }
  };
  const refusal = (cause: unknown): string => {
    if (!(cause instanceof HttpError)) return t('admin.failed');
    const errors = cause.problem.errors ?? {};
    if (errors.version) return t('admin.outdated');
    if (errors.content) return t('structure.unreadable');
    return Object.values(errors)
      .map((texts) => problemText(texts, t))
      .join(' ');
  };
  const errors = Object.values(preview?.errors ?? {});
  const ready = preview !== null && preview.faults.length === 0 && errors.length === 0 && preview.differences.length > 0;
  return (
    <Modal opened onClose={dismiss} size="lg" title={t('structure.import')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={classes.form} data-testid="import-authorities-form">
        <p className={classes.hint}>{t('structure.importHint')}</p>
        <FileInput
          label={t('structure.file')}
          placeholder={t('admin.cal.choose')}
          accept=".csv,.xlsx,text/csv"
          value={file}
          data-testid="authorities-file"
          onChange={(chosen) => void ask(chosen, false)}
        />
        {problem ? (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        ) : null}
        {preview && preview.faults.length > 0 ? (
          <div role="alert" data-testid="import-faults">
            <p className={classes.said}>{t('structure.faults', { count: preview.faults.length })}</p>
            <AdminTable
              label={t('structure.faults', { count: preview.faults.length })}
              columns={[t('structure.row'), t('structure.column'), t('structure.what')]}
              actions={false}
            >
              {preview.faults.map((fault, at) => (
                <tr key={at}>
                  <td>{fault.row}</td>
                  <td>{fault.column ?? '—'}</td>
                  <td>
                    {t(`structure.fault.${fault.code}`)}
                    {fault.value ? <span className={classes.dim}> {fault.value}</span> : null}
                  </td>
                </tr>
              ))}
            </AdminTable>
          </div>
        ) : null}
        {errors.length > 0 ? (
          <Alert color="red" role="alert">
            {errors.map((texts) => problemText(texts, t)).join(' ')}
          </Alert>
        ) : null}
        {preview && preview.faults.length === 0 ? <Differences differences={preview.differences} region={region} /> : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button loading={busy} disabled={!ready} data-testid="apply-authorities" onClick={() => void ask(file, true)}>
            {t('structure.apply')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
