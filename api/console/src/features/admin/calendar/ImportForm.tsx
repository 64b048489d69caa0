import { Button, FileInput, Modal, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { getShippedYears } from '@/features/admin/calendar/api/getShippedYears';
import { importCalendar } from '@/features/admin/calendar/api/importCalendar';
import type { CalendarFile, CalendarReply } from '@/features/admin/calendar/api/types';
import { HttpError } from '@/lib/api/http';
import type { LayerKind, RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import own from './Calendar.module.css';
import { hoursText } from './days';

const formats = ['shipped', 'xmlcalendar', 'xmlcalendar-json', 'date-lists'] as const;
const shownDifferences = 60;

/** A file or a year of the product becomes a layer, after a preview of the dates it changes. */
export function ImportForm({ region, dismiss }: { region: RegionConfiguration; dismiss: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const { data: shipped } = useQuery({
    queryKey: ['shipped', region.code],
    queryFn: () => getShippedYears(region.code),
    staleTime: Infinity,
  });
  const [file, setFile] = useState<CalendarFile>({
    format: 'shipped',
    content: String(new Date().getFullYear()),
    kind: 'federal',
    apply: false,
  });
  const [name, setName] = useState<File | null>(null);
  const [preview, setPreview] = useState<CalendarReply | null>(null);
  const [problems, setProblems] = useState<[string, string][]>([]);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<CalendarFile>) => {
    setFile((before) => ({ ...before, ...change }));
    setPreview(null);
    setProblems([]);
  };
  const read = async (chosen: File | null) => {
    setName(chosen);
    set({ content: chosen ? await chosen.text() : '', basis: chosen?.name ?? null });
  };
  const ask = async (apply: boolean) => {
    setBusy(true);
    setProblems([]);
    try {
      const reply = await importCalendar(region.code, { ...file, apply, version: region.version });
      setPreview(reply);
      if (apply) {
        await queries.invalidateQueries({ queryKey: ['region', region.code] });
        notifications.show({ message: t('admin.cal.imported'), color: 'green', autoClose: 4000 });
        dismiss();
      }
    } catch (cause) {
      const errors =
        cause instanceof HttpError && cause.status === 400
          ? Object.entries(cause.problem.errors ?? {})
          : [['', [t('admin.failed')]] as [string, string[]]];
      setProblems(errors.map(([place, texts]) => [place, texts.join(' ')]));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={dismiss} size="lg" title={t('admin.cal.import')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={classes.form} data-testid="import-form">
        <div className={classes.pair}>
          <Select
            label={t('admin.cal.format')}
            data={formats.map((format) => ({ value: format, label: t(`admin.format.${format}`) }))}
            value={file.format}
            allowDeselect={false}
            onChange={(format) => format && set({ format: format as CalendarFile['format'], content: '' })}
          />
          <Select
            label={t('admin.cal.layer')}
            data={(['federal', 'regional'] as const).map((kind) => ({ value: kind, label: t(`admin.layerKind.${kind}`) }))}
            value={file.kind}
            allowDeselect={false}
            onChange={(kind) => kind && set({ kind: kind as LayerKind })}
          />
        </div>
        {file.format === 'shipped' ? (
          <Select
            label={t('admin.cal.year')}
            data={(shipped?.years ?? []).map(String)}
            value={file.content || null}
            onChange={(year) => set({ content: year ?? '', basis: null })}
          />
        ) : (
          <>
            <FileInput
              size="xs"
              label={t('admin.cal.file')}
              placeholder={t('admin.cal.choose')}
              value={name}
              onChange={(chosen) => void read(chosen)}
            />
            <TextInput
              label={t('admin.cal.basis')}
              value={file.basis ?? ''}
              onChange={(event) => set({ basis: event.currentTarget.value })}
            />
          </>
        )}
        {problems.length > 0 ? (
          <ul className={own.problems} role="alert">
            {problems.map(([place, text]) => (
              <li key={place}>
                <code>{place}</code> {text}
              </li>
            ))}
          </ul>
        ) : null}
        {preview ? (
          <div
            className={own.preview}
            tabIndex={0}
            role="region"
            aria-label={t('admin.cal.differences', { count: preview.differences.length })}
            data-testid="import-preview"
          >
            <p className={classes.hint}>{t('admin.cal.differences', { count: preview.differences.length })}</p>
            <ul>
              {preview.differences.slice(0, shownDifferences).map((one) => (
                <li key={one.date}>
                  <time>{one.date}</time>
                  <span className={own.swatch} data-kind={one.before.kind} aria-hidden /> {t(`admin.dayKind.${one.before.kind}`)} →{' '}
                  <span className={own.swatch} data-kind={one.after.kind} aria-hidden /> {t(`admin.dayKind.${one.after.kind}`)}{' '}
                  {hoursText(one.after.hours)} <span className={classes.dim}>{one.after.reason}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button variant="default" loading={busy} disabled={!file.content} data-testid="preview-import" onClick={() => void ask(false)}>
            {t('admin.cal.preview')}
          </Button>
          <Button loading={busy} disabled={preview === null} data-testid="apply-import" onClick={() => void ask(true)}>
            {t('admin.cal.apply')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
