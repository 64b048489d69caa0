import { Alert, Button } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '@/components/Loading';
import { openInvitation } from '@/features/session/api/openInvitation';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import { signInOptions } from '@/lib/session/signInOptions';
import classes from './SignInPage.module.css';

/** An administrator's link was opened: the person signs in at the provider, and that identity opens the account from then on. */
export function InvitationStep({ token, leave }: { token: string; leave: () => void }) {
  const { t } = useText();
  const asked = useQuery({ queryKey: ['sign-in-options'], queryFn: signInOptions, staleTime: Infinity });
  const opened = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => openInvitation(token),
    retry: false,
    staleTime: Infinity,
  });
  const error = opened.error ?? asked.error;
  if (error) {
    // Only the server can say that an invitation does not hold; without its answer the link is worth another try.
    const refused = error instanceof HttpError && error.status === 404;
    return (
      <div className={classes.form}>
        <Alert color="red" role="alert" data-testid="invitation-problem">
          {t(refused ? 'signIn.returned.no-invitation' : 'signIn.notAsked')}
        </Alert>
        {refused ? null : (
          <Button fullWidth data-testid="invitation-again" onClick={() => void Promise.all([opened.refetch(), asked.refetch()])}>
            {t('common.retry')}
          </Button>
        )}
        <Button variant="default" fullWidth data-testid="leave-invitation" onClick={leave}>
          {t('signIn.toSignIn')}
        </Button>
      </div>
    );
  }
  const { data: offer } = opened;
  const provider = asked.data?.provider ?? '';
  if (!offer || !asked.data) return <Loading screen={false} />;
  return (
    <div className={classes.form} data-testid="invitation">
      <h2 className={classes.step}>{t('signIn.invitation')}</h2>
      <p className={classes.said}>{t('signIn.invited', { name: offer.name, login: offer.login, provider })}</p>
      <Button
        component="a"
        href="/api/v1/session/provider?invitation=true"
        size="md"
        fullWidth
        leftSection={<IconBuildingBank size={18} aria-hidden />}
        data-testid="accept-invitation"
      >
        {t('signIn.provider', { name: provider })}
      </Button>
    </div>
  );
}
