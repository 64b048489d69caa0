import { Suspense, useEffect, useRef } from 'react';
import { Navigate, NavLink, useParams } from 'react-router';
import { Loading } from '@/components/Loading';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import admin from './AdminShell.module.css';
import { screensOf } from './adminScreens';
import { showCurrent } from './showCurrent';

/** What an official who works on cases may also administer in their region: a lead's templates, audit log and erasures. */
export function ManagePage() {
  const { t } = useText();
  const session = useSession();
  const { screen } = useParams();
  const screens = screensOf(session);
  const shown = screens.find((one) => one.name === screen);
  useEffect(() => {
    document.title = `${t(`admin.${shown?.name ?? 'title'}`)} — ${t('app.name')}`;
  }, [shown, t]);
  const menu = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (shown) showCurrent(menu.current);
  }, [shown]);
  const first = screens[0];
  if (!shown) return <Navigate to={first ? `/manage/${first.name}` : '/'} replace />;
  return (
    <div className={admin.page}>
      <nav className={admin.side} aria-label={t('admin.screens')}>
        <ul className={admin.screens} ref={menu}>
          {screens.map(({ name, icon: Icon }) => (
            <li key={name}>
              <NavLink to={`/manage/${name}`} className={admin.screen} data-testid={`manage-${name}`}>
                <Icon size={17} stroke={1.7} aria-hidden />
                <span>{t(`admin.${name}`)}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content" className={admin.main} tabIndex={-1}>
        <Suspense fallback={<Loading />}>{shown.render(session.region)}</Suspense>
      </main>
    </div>
  );
}
