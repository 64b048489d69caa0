import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type EmergencyDay, withdrawEmergency } from '@/lib/api/deadlines';
import type { RegionConfiguration } from '@/lib/api/region';
import { useText } from '@/lib/i18n';
import classes from '@/features/admin/AdminPage.module.css';
import type { Problems } from '@/features/admin/useSaver';
import { withCalendar } from './days';

interface Props {
  region: RegionConfiguration;
  change: (how: (region: RegionConfiguration) => RegionConfiguration) => Promise<Problems | null>;
  saving: boolean;
}

/** What the calendar is made of: law, regional holidays, emergencies; later ones win. */
export function Layers({ region, change, saving }: Props) {
  const { t } = useText();
  const queries = useQueryClient();
  const { calendar } = region;
  const authority = (id: string | null | undefined) => region.authorities.find((one) => one.id === id)?.name ?? t('admin.cal.region');
  const withdraw = async (day: EmergencyDay) => {
    try {
      await withdrawEmergency(region.code, day.date, day.authority ?? null);
      await queries.invalidateQueries({ queryKey: ['region', region.code] });
    } catch {
      notifications.show({ message: t('admin.failed'), color: 'red', autoClose: 8000, closeButtonProps: { 'aria-label': t('common.close') } });
    }
  };
  return (
    <section className={classes.card} data-testid="calendar-layers">
      <div className={classes.head}>
        <h2>{t('admin.cal.layers')}</h2>
      </div>
      <p className={classes.hint}>{t('admin.cal.layersHint')}</p>
      {calendar.layers.length + calendar.emergencies.length === 0 ? <p className={classes.empty}>{t('admin.cal.noLayers')}</p> : null}
      {calendar.layers.length + calendar.emergencies.length > 0 ? (
        <div className={classes.scroller} tabIndex={0} role="region" aria-label={t('admin.cal.layers')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('admin.cal.layer')}</th>
                <th scope="col">{t('admin.cal.layerKind')}</th>
                <th scope="col">{t('admin.cal.version')}</th>
                <th scope="col">{t('admin.cal.days')}</th>
                <th scope="col">{t('admin.cal.basis')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {calendar.layers.map((layer) => (
                <tr key={layer.id} data-testid={`layer-${layer.id}`}>
                  <th scope="row">
                    {layer.name} <div className={classes.dim}>{layer.id}</div>
                  </th>
                  <td>{t(`admin.layerKind.${layer.kind}`)}</td>
                  <td>{layer.version}</td>
                  <td>{layer.days.length}</td>
                  <td className={classes.dim}>{layer.basis.join('; ')}</td>
                  <td>
                    <div className={classes.actions}>
                      <ActionIcon
                        variant="subtle"
                        color="red"
                        disabled={saving}
                        aria-label={t('admin.cal.remove', { name: layer.name })}
                        onClick={() => void change((before) => withCalendar(before, { layers: before.calendar.layers.filter((one) => one.id !== layer.id) }))}
                      >
                        <IconTrash size={16} aria-hidden />
                      </ActionIcon>
                    </div>
                  </td>
                </tr>
              ))}
              {calendar.emergencies.map((day) => (
                <tr key={`${day.date}-${day.authority ?? ''}`}>
                  <th scope="row">{day.date}</th>
                  <td>{t('admin.cal.emergency')}</td>
                  <td>{day.since}</td>
                  <td>{authority(day.authority)}</td>
                  <td>
                    {day.reason} <div className={classes.dim}>{day.declaredBy}</div>
                  </td>
                  <td>
                    <div className={classes.actions}>
                      <ActionIcon variant="subtle" color="red" aria-label={t('admin.cal.remove', { name: day.date })} onClick={() => void withdraw(day)}>
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
  );
}
