import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { NavLink, Route, Routes, useLocation, useNavigate } from 'react-router';
import { Loading, LoadingPage } from '@/components/Loading';
import { Preferences } from '@/components/Preferences';
import { ScreenBoundary } from '@/components/ScreenBoundary';
import { NoticesButton } from '@/features/notices/NoticesButton';
import { useText } from '@/lib/i18n';
import { listRegions } from '@/lib/regions/listRegions';
import { useSession } from '@/lib/session/session';
import { AdminHome } from './AdminHome';
import admin from './AdminShell.module.css';
import { screensOf } from './adminScreens';
import { ProfileMenu } from './ProfileMenu';
import classes from './Shell.module.css';
import { showCurrent } from './showCurrent';

const SecurityPage = lazy(() => import('@/features/account/SecurityPage').then((module) => ({ default: module.SecurityPage })));

/** The administrators' screens. Those of a region carry its code in the address: /admin/{region}/{screen}; others do without: /admin/-/{screen}. */
export function AdminShell() {
  const { t } = useText();
  const session = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const { data: regions, isPending } = useQuery({ queryKey: ['regions'], queryFn: listRegions });
  const [, , inAddress, screen] = pathname.split('/');
  const region = inAddress && inAddress !== '-' ? inAddress : (regions?.[0]?.code ?? session.region);
  const screens = screensOf(session, regions === undefined || regions.length > 0);
  const shown = screens.find((one) => one.name === screen);
  useEffect(() => {
    document.title = `${t(`admin.${shown?.name ?? 'title'}`)} — ${t('app.name')}`;
  }, [shown, t]);
  const menu = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (shown && !isPending) showCurrent(menu.current);
  }, [shown, isPending]);
  if (isPending) return <LoadingPage />;
  return (
    <div className={classes.shell}>
      <a href="#content" className="skip-link">
        {t('app.skip')}
      </a>
      <header className={classes.bar}>
        <span className={classes.brand}>
          <img src="/mark.svg" alt="" width={26} height={26} className={classes.mark} />
          <span className={classes.name}>{t('app.name')}</span>
          <span className={classes.region}>{t('admin.title')}</span>
        </span>
        <span className={classes.grow} />
        <NoticesButton />
        <span className={classes.wide}>
          <Preferences />
        </span>
        <ProfileMenu />
      </header>
      <div className={admin.columns}>
        <nav className={admin.side} aria-label={t('admin.screens')}>
          {regions && regions.length > 0 ? (
            <Select
              label={t('admin.region')}
              data-testid="admin-region"
              data={regions.map((one) => ({ value: one.code, label: one.name }))}
              value={region}
              allowDeselect={false}
              searchable={regions.length > 8}
              nothingFoundMessage={t('common.nothingFound')}
              onChange={(code) => code && void navigate(`/admin/${code}/${shown?.name ?? 'people'}`)}
            />
          ) : null}
          <ul className={admin.screens} ref={menu}>
            {screens.map(({ name, icon: Icon, ofRegion }) => (
              <li key={name}>
                <NavLink to={`/admin/${ofRegion ? region : '-'}/${name}`} className={admin.screen} data-testid={`admin-${name}`}>
                  <Icon size={17} stroke={1.7} aria-hidden />
                  <span>{t(`admin.${name}`)}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <Main own={pathname === '/security'}>
          <ScreenBoundary place={pathname}>
            <Suspense fallback={<Loading />}>
              <Routes>
                {screens.map(({ name, ofRegion, render }) => (
                  <Route key={name} path={`/admin/:region/${name}/*`} element={ofRegion ? render(region) : render('-')} />
                ))}
                <Route path="/security" element={<SecurityPage />} />
                <Route path="*" element={<AdminHome region={region} hasRegion={(regions?.length ?? 0) > 0} />} />
              </Routes>
            </Suspense>
          </ScreenBoundary>
        </Main>
      </div>
    </div>
  );
}

/** The account screen renders its own <main>. */
function Main({ own, children }: { own: boolean; children: ReactNode }) {
  return own ? (
    <div className={admin.own}>{children}</div>
  ) : (
    <main id="content" className={admin.main} tabIndex={-1}>
      {children}
    </main>
  );
}
