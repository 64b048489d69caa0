import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable, RowActions } from '@/features/admin/AdminTable';
import { addTemplate } from '@/features/admin/templates/api/addTemplate';
import { deleteTemplate } from '@/features/admin/templates/api/deleteTemplate';
import { listTemplates } from '@/features/admin/templates/api/listTemplates';
import { putTemplate } from '@/features/admin/templates/api/putTemplate';
import type { Template, TemplateBody } from '@/features/admin/templates/api/types';
import { Unread } from '@/features/admin/Unread';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import { placeholders, shownPlaceholder } from '@/lib/templates';
import { blankTemplate, placesOf } from './places';
import { TemplateForm } from './TemplateForm';
import { useScopes } from './useScopes';

/** The region's prepared answers. */
export function TemplatesAdmin({ region: code }: { region: string }) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const scopes = useScopes(code);
  const {
    data: templates,
    isError,
    refetch,
  } = useQuery({ queryKey: ['template-library', code], queryFn: ({ signal }) => listTemplates(code, signal) });
  const [opened, setOpened] = useState<Template | 'new' | null>(null);
  if (isError) return <Unread again={() => void refetch()} />;
  if (!templates || !scopes) return <Loading />;
  const done = async (act: Promise<unknown>): Promise<Record<string, string[]> | null> => {
    try {
      await act;
      notifications.show({ message: t('admin.saved'), color: 'green', autoClose: 2500 });
      return null;
    } catch (error) {
      if (error instanceof HttpError && error.problem.errors) return error.problem.errors;
      const changed = error instanceof HttpError && error.code === 'template-changed';
      notifications.show({ message: t(changed ? 'admin.template.outdated' : 'admin.failed'), color: 'red', autoClose: 10_000 });
      return {};
    } finally {
      await queries.invalidateQueries({ queryKey: ['template-library', code] });
    }
  };
  const save = async (body: TemplateBody) => {
    const own = { ...body, region: code };
    const problems = await done(
      opened && opened !== 'new' ? putTemplate(opened.id, { ...own, version: opened.version }) : addTemplate(own),
    );
    if (problems === null) setOpened(null);
    return problems;
  };
  const { topics, authorities } = scopes;
  const names = { topics, authorities, language };
  return (
    <div className={classes.page} data-testid="templates-admin">
      <h1 className={classes.title}>{t('admin.templates')}</h1>
      <p className={classes.lead}>
        {t('admin.templatesHint', { names: placeholders.map((name) => shownPlaceholder(name, language)).join(', ') })}
      </p>
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('admin.templates')}</h2>
          <Button leftSection={<IconPlus size={15} aria-hidden />} data-testid="new-template" onClick={() => setOpened('new')}>
            {t('admin.template.add')}
          </Button>
        </div>
        <AdminTable
          label={t('admin.templates')}
          columns={[t('admin.template.title'), t('admin.template.kind'), t('admin.template.where'), t('admin.template.used')]}
          empty={t('admin.noTemplates')}
          isEmpty={templates.length === 0}
        >
          {templates.map((one) => (
            <tr key={one.id} data-testid="template-row">
              <th scope="row">{one.title}</th>
              <td>{t(`composer.modes.${one.kind}`)}</td>
              <td>{placesOf(one, names, t).join(' · ') || t('admin.template.whole')}</td>
              <td>{one.used.toLocaleString(language)}</td>
              <RowActions
                edit={{ label: t('admin.template.edit', { name: one.title }), act: () => setOpened(one) }}
                remove={{ label: t('admin.template.remove', { name: one.title }), act: () => void done(deleteTemplate(one.id, code)) }}
              />
            </tr>
          ))}
        </AdminTable>
      </section>
      {opened ? (
        <TemplateForm
          template={opened === 'new' ? blankTemplate : opened}
          isNew={opened === 'new'}
          topics={topics}
          authorities={authorities}
          dismiss={() => setOpened(null)}
          save={save}
        />
      ) : null}
    </div>
  );
}
