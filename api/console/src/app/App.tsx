import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { Loading, LoadingPage } from '@/components/Loading';
import { ProofProvider } from '@/components/Proof';
import { SignInPage } from '@/features/session/SignInPage';
import { signedOut } from '@/lib/api/http';
import { LiveProvider } from '@/lib/live/LiveProvider';
import { getSession } from '@/lib/session/getSession';
import { invitationToken } from '@/lib/session/invitation';
import { SessionProvider } from '@/lib/session/session';
import { useRegionOfPage } from '@/lib/session/useRegionOfPage';
import { PlainShell } from './PlainShell';
import plain from './PlainShell.module.css';
import { plainScreens } from './plainScreens';
import { QueuePage } from './QueuePage';
import { Shell } from './Shell';

// The charts are the heaviest part of the console and only the board has them.
const BoardPage = lazy(() => import('@/features/board/BoardPage').then((module) => ({ default: module.BoardPage })));
const WallPage = lazy(() => import('@/features/board/WallPage').then((module) => ({ default: module.WallPage })));

const MapPage = lazy(() => import('@/features/map/MapPage').then((module) => ({ default: module.MapPage })));
const MapTile = lazy(() => import('@/features/map/MapTile').then((module) => ({ default: module.MapTile })));
const ApprovalsPage = lazy(() => import('./ApprovalsPage').then((module) => ({ default: module.ApprovalsPage })));
const ManagePage = lazy(() => import('./ManagePage').then((module) => ({ default: module.ManagePage })));
const PromisesPage = lazy(() => import('@/features/promises/PromisesPage').then((module) => ({ default: module.PromisesPage })));
// Of those who belong to all regions.
const RegionsOverview = lazy(() => import('@/features/regions/RegionsOverview').then((module) => ({ default: module.RegionsOverview })));
const SearchPage = lazy(() => import('@/features/search/SearchPage').then((module) => ({ default: module.SearchPage })));

// Few people administer: nobody else loads their screens.
const SecurityPage = lazy(() => import('@/features/account/SecurityPage').then((module) => ({ default: module.SecurityPage })));
const PlatformPage = lazy(() => import('@/features/admin/platform/PlatformPage').then((module) => ({ default: module.PlatformPage })));
const AdminShell = lazy(() => import('./AdminShell').then((module) => ({ default: module.AdminShell })));

export function App() {
  const { data: session, isPending } = useQuery({ queryKey: ['session'], queryFn: getSession, staleTime: 60_000 });
  const queries = useQueryClient();
  useRegionOfPage(session);
  const { pathname } = useLocation();
  useEffect(() => {
    const ask = () => void queries.invalidateQueries({ queryKey: ['session'] });
    globalThis.addEventListener(signedOut, ask);
    return () => globalThis.removeEventListener(signedOut, ask);
  }, [queries]);
  if (isPending) return <LoadingPage />;
  if (!session || invitationToken() !== null) return <SignInPage />;
  const may = (permission: string) => session.permissions.includes(permission);
  if (session.role === 'administrator' && !session.mustChangePassword && !session.secondFactorMissing) {
    return (
      <SessionProvider session={session}>
        <ProofProvider>
          <Suspense fallback={<LoadingPage />}>
            <AdminShell />
          </Suspense>
        </ProofProvider>
      </SessionProvider>
    );
  }
  if (!may('cases.read')) {
    const { held, compares, watches } = plainScreens(session);
    return (
      <SessionProvider session={session}>
        <ProofProvider>
          <PlainShell>
            <Suspense fallback={<Loading />}>
              <Routes>
                {/* Whatever the address: it is where the person goes on once the password is their own. */}
                {held ? <Route path="*" element={<SecurityPage />} /> : null}
                {compares ? (
                  <Route
                    path="/regions"
                    element={
                      <main id="content" className={plain.main} tabIndex={-1}>
                        <RegionsOverview />
                      </main>
                    }
                  />
                ) : null}
                {watches ? <Route path="/platform" element={<PlatformPage />} /> : null}
                <Route path="/security" element={<SecurityPage />} />
                {held ? null : (
                  <Route path="*" element={<Navigate to={compares ? '/regions' : watches ? '/platform' : '/security'} replace />} />
                )}
              </Routes>
            </Suspense>
          </PlainShell>
        </ProofProvider>
      </SessionProvider>
    );
  }
  // A screen on the wall shows figures and nothing around them.
  if (pathname === '/board/wall' && may('board.read')) {
    return (
      <SessionProvider session={session}>
        <LiveProvider>
          <Suspense fallback={<LoadingPage />}>
            <WallPage />
          </Suspense>
        </LiveProvider>
      </SessionProvider>
    );
  }
  const home = session.role === 'lead' ? '/board' : session.role === 'approver' ? '/approvals' : '/inbox/open';
  return (
    <SessionProvider session={session}>
      <LiveProvider>
        <ProofProvider>
          <Shell>
            <Suspense fallback={<LoadingPage />}>
              <Routes>
                <Route path="/inbox/:view/:caseId?" element={<QueuePage />} />
                <Route path="/approvals/:caseId?" element={<ApprovalsPage />} />
                <Route path="/promises" element={<PromisesPage />} />
                <Route
                  path="/board"
                  element={
                    <BoardPage
                      map={
                        <Suspense fallback={null}>
                          <MapTile />
                        </Suspense>
                      }
                    />
                  }
                />
                <Route path="/map" element={<MapPage />} />
                <Route path="/search" element={<SearchPage />} />
                <Route path="/security" element={<SecurityPage />} />
                <Route path="/manage/:screen?" element={<ManagePage />} />
                <Route path="/audit" element={<Navigate to="/manage/audit" replace />} />
                <Route path="*" element={<Navigate to={home} replace />} />
              </Routes>
            </Suspense>
          </Shell>
        </ProofProvider>
      </LiveProvider>
    </SessionProvider>
  );
}
