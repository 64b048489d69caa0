import { ActionIcon, Button, Loader } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustomField } from '@/lib/api/region';
import { useText } from '@/lib/i18n';
import classes from '@/features/admin/AdminPage.module.css';
import { useSaver } from '@/features/admin/useSaver';
import { FieldForm } from './FieldForm';

/** Fields of the region's own on its cases. */
export function FieldsAdmin({ region: code }: { region: string }) {
  const { t } = useText();
  const { region, failed, refetch, change, saving } = useSaver(code);
  const [opened, setOpened] = useState<{ index: number | null; field: CustomField } | null>(null);
  if (failed) {
    return (
      <div className={classes.page} role="alert">
        <p className={classes.empty}>{t('admin.unread')}</p>
        <Button variant="default" onClick={refetch} w="fit-content">
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  if (!region) return <Loader size="sm" aria-label={t('common.loading')} />;
  const put = async (field: CustomField) => {
    const index = opened?.index ?? null;
    const problems = await change((before) => ({
      ...before,
      fields: index === null ? [...before.fields, field] : before.fields.map((one, at) => (at === index ? field : one)),
    }));
    if (problems === null) setOpened(null);
    return problems;
  };
  return (
    <div className={classes.page} data-testid="fields-admin">
      <h1 className={classes.title}>{t('admin.fields')}</h1>
      <p className={classes.lead}>{t('admin.fieldsLead')}</p>
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('admin.fieldList')}</h2>
          <Button leftSection={<IconPlus size={15} aria-hidden />} data-testid="new-field" onClick={() => setOpened({ index: null, field: { id: '', name: '', kind: 'text' } })}>
            {t('admin.field.add')}
          </Button>
        </div>
        {region.fields.length === 0 ? <p className={classes.empty}>{t('admin.noFields')}</p> : null}
        {region.fields.length > 0 ? (
          <div className={classes.scroller} tabIndex={0} role="region" aria-label={t('admin.fieldList')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('admin.field.name')}</th>
                  <th scope="col">{t('admin.field.kind')}</th>
                  <th scope="col">{t('admin.field.id')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {region.fields.map((field, index) => (
                  <tr key={field.id} data-testid={`field-${field.id}`}>
                    <th scope="row">{field.name}</th>
                    <td>
                      {t(`admin.fieldKind.${field.kind}`)}
                      {field.options && field.options.length > 0 ? <div className={classes.dim}>{field.options.join(', ')}</div> : null}
                    </td>
                    <td className={classes.dim}>{field.id}</td>
                    <td>
                      <div className={classes.actions}>
                        <ActionIcon variant="subtle" aria-label={t('admin.field.edit', { name: field.name })} onClick={() => setOpened({ index, field })}>
                          <IconPencil size={16} aria-hidden />
                        </ActionIcon>
                        <ActionIcon
                          variant="subtle"
                          color="red"
                          disabled={saving}
                          aria-label={t('admin.field.remove', { name: field.name })}
                          onClick={() => void change((before) => ({ ...before, fields: before.fields.filter((_, at) => at !== index) }))}
                        >
                          <IconTrash size={16} aria-hidden />
                        </ActionIcon>
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </section>
      {opened ? <FieldForm field={opened.field} index={opened.index ?? region.fields.length} isNew={opened.index === null} saving={saving} dismiss={() => setOpened(null)} save={put} /> : null}
    </div>
  );
}
