import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Loading } from '@/components/Loading';
import { ProofProvider } from '@/components/Proof';
import { SignInPage } from '@/features/session/SignInPage';
import { signedOut } from '@/lib/api/http';
import { LiveProvider } from '@/lib/live/LiveProvider';
import { getSession } from '@/lib/session/getSession';
import { invitationToken } from '@/lib/session/invitation';
import { SessionProvider } from '@/lib/session/session';
import { PlainShell } from './PlainShell';
import { QueuePage } from './QueuePage';
import { Shell } from './Shell';

// The charts are the heaviest part of the console and only the board has them.
const BoardPage = lazy(() => import('@/features/board/BoardPage').then((module) => ({ default: module.BoardPage })));

const ApprovalsPage = lazy(() => import('./ApprovalsPage').then((module) => ({ default: module.ApprovalsPage })));
const ManagePage = lazy(() => import('./ManagePage').then((module) => ({ default: module.ManagePage })));
const PromisesPage = lazy(() => import('@/features/promises/PromisesPage').then((module) => ({ default: module.PromisesPage })));
const SearchPage = lazy(() => import('@/features/search/SearchPage').then((module) => ({ default: module.SearchPage })));

// Few people administer: nobody else loads their screens.
const SecurityPage = lazy(() => import('@/features/account/SecurityPage').then((module) => ({ default: module.SecurityPage })));
const AdminShell = lazy(() => import('./AdminShell').then((module) => ({ default: module.AdminShell })));

export function App() {
  const { data: session, isPending } = useQuery({ queryKey: ['session'], queryFn: getSession, staleTime: 60_000 });
  const queries = useQueryClient();
  useEffect(() => {
    const ask = () => void queries.invalidateQueries({ queryKey: ['session'] });
    globalThis.addEventListener(signedOut, ask);
    return () => globalThis.removeEventListener(signedOut, ask);
  }, [queries]);
  const loading = <Loading />;
  if (isPending)
    return (
      <main id="content" tabIndex={-1} style={{ height: '100%' }}>
        {loading}
      </main>
    );
  if (!session || invitationToken() !== null) return <SignInPage />;
  const may = (permission: string) => session.permissions.includes(permission);
  if (session.role === 'administrator' && !session.mustChangePassword && !session.secondFactorMissing) {
    return (
      <SessionProvider session={session}>
        <ProofProvider>
          <Suspense
            fallback={
              <main id="content" tabIndex={-1} style={{ height: '100%' }}>
                {loading}
              </main>
            }
          >
            <AdminShell />
          </Suspense>
        </ProofProvider>
      </SessionProvider>
    );
  }
  if (!may('cases.read')) {
    return (
      <SessionProvider session={session}>
        <ProofProvider>
          <PlainShell>
            <Suspense fallback={loading}>
              <SecurityPage />
            </Suspense>
          </PlainShell>
        </ProofProvider>
      </SessionProvider>
    );
  }
  const home = session.role === 'lead' ? '/board' : session.role === 'approver' ? '/approvals' : '/inbox/open';
  return (
    <SessionProvider session={session}>
      <LiveProvider>
        <ProofProvider>
          <Shell>
            <Suspense
              fallback={
                <main id="content" tabIndex={-1} style={{ height: '100%' }}>
                  {loading}
                </main>
              }
            >
              <Routes>
                <Route path="/inbox/:view/:caseId?" element={<QueuePage />} />
                <Route path="/approvals/:caseId?" element={<ApprovalsPage />} />
                <Route path="/promises" element={<PromisesPage />} />
                <Route path="/board" element={<BoardPage />} />
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
