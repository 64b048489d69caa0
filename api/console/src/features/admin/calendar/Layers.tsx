import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable, RowActions } from '@/features/admin/AdminTable';
import { withdrawEmergency } from '@/features/admin/calendar/api/withdrawEmergency';
import type { Problems } from '@/features/admin/useSaver';
import type { EmergencyDay, RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
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
      notifications.show({ message: t('admin.failed'), color: 'red', autoClose: 8000 });
    }
  };
  return (
    <section className={classes.card} data-testid="calendar-layers">
      <div className={classes.head}>
        <h2>{t('admin.cal.layers')}</h2>
      </div>
      <p className={classes.hint}>{t('admin.cal.layersHint')}</p>
      <AdminTable
        label={t('admin.cal.layers')}
        columns={[t('admin.cal.layer'), t('admin.cal.layerKind'), t('admin.cal.version'), t('admin.cal.days'), t('admin.cal.basis')]}
        empty={t('admin.cal.noLayers')}
        isEmpty={calendar.layers.length + calendar.emergencies.length === 0}
      >
        {calendar.layers.map((layer) => (
          <tr key={layer.id} data-testid={`layer-${layer.id}`}>
            <th scope="row">
              {layer.name} <div className={classes.dim}>{layer.id}</div>
            </th>
            <td>{t(`admin.layerKind.${layer.kind}`)}</td>
            <td>{layer.version}</td>
            <td>{layer.days.length}</td>
            <td className={classes.dim}>{layer.basis.join('; ')}</td>
            <RowActions
              remove={{
                label: t('admin.cal.remove', { name: layer.name }),
                act: () =>
                  void change((before) => withCalendar(before, { layers: before.calendar.layers.filter((one) => one.id !== layer.id) })),
                disabled: saving,
              }}
            />
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
            <RowActions remove={{ label: t('admin.cal.remove', { name: day.date }), act: () => void withdraw(day) }} />
          </tr>
        ))}
      </AdminTable>
    </section>
  );
}
