import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable, RowActions } from '@/features/admin/AdminTable';
import { Unread } from '@/features/admin/Unread';
import { useSaver } from '@/features/admin/useSaver';
import type { CustomField } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { FieldForm } from './FieldForm';

/** Fields of the region's own on its cases. */
export function FieldsAdmin({ region: code }: { region: string }) {
  const { t } = useText();
  const { region, failed, missing, refetch, change, saving } = useSaver(code);
  const [opened, setOpened] = useState<{ index: number | null; field: CustomField } | null>(null);
  if (failed) return <Unread again={refetch} missing={missing} />;
  if (!region) return <Loading />;
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
          <Button
            leftSection={<IconPlus size={15} aria-hidden />}
            data-testid="new-field"
            onClick={() => setOpened({ index: null, field: { id: '', name: '', kind: 'text' } })}
          >
            {t('admin.field.add')}
          </Button>
        </div>
        <AdminTable
          label={t('admin.fieldList')}
          columns={[t('admin.field.name'), t('admin.field.kind'), t('admin.field.id')]}
          empty={t('admin.noFields')}
          isEmpty={region.fields.length === 0}
        >
          {region.fields.map((field, index) => (
            <tr key={field.id} data-testid={`field-${field.id}`}>
              <th scope="row">{field.name}</th>
              <td>
                {t(`admin.fieldKind.${field.kind}`)}
                {field.options && field.options.length > 0 ? <div className={classes.dim}>{field.options.join(', ')}</div> : null}
              </td>
              <td className={classes.dim}>{field.id}</td>
              <RowActions
                edit={{ label: t('admin.field.edit', { name: field.name }), act: () => setOpened({ index, field }) }}
                remove={{
                  label: t('admin.field.remove', { name: field.name }),
                  act: () => void change((before) => ({ ...before, fields: before.fields.filter((_, at) => at !== index) })),
                  disabled: saving,
                }}
              />
            </tr>
          ))}
        </AdminTable>
      </section>
      {opened ? (
        <FieldForm
          field={opened.field}
          index={opened.index ?? region.fields.length}
          isNew={opened.index === null}
          saving={saving}
          dismiss={() => setOpened(null)}
          save={put}
        />
      ) : null}
    </div>
  );
}
