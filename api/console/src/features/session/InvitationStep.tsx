import { Alert, Button, Loader } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { openInvitation } from '@/features/session/api/openInvitation';
import { useText } from '@/lib/i18n';
import { signInOptions } from '@/lib/session/signInOptions';
import classes from './SignInPage.module.css';

/** An administrator's link was opened: the person signs in at the provider, and that identity opens the account from then on. */
export function InvitationStep({ token, leave }: { token: string; leave: () => void }) {
  const { t } = useText();
  const { data: options } = useQuery({ queryKey: ['sign-in-options'], queryFn: signInOptions, staleTime: Infinity });
  const { data: offer, isError } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => openInvitation(token),
    retry: false,
    staleTime: Infinity,
  });
  if (isError) {
    return (
      <div className={classes.form}>
        <Alert color="red" role="alert" data-testid="invitation-problem">
          {t('signIn.returned.no-invitation')}
        </Alert>
        <Button variant="default" fullWidth onClick={leave}>
          {t('signIn.back')}
        </Button>
      </div>
    );
  }
  if (!offer || !options) return <Loader size="sm" aria-label={t('common.loading')} />;
  return (
    <div className={classes.form} data-testid="invitation">
      <p>{t('signIn.invited', { name: offer.name, login: offer.login, provider: options.provider ?? '' })}</p>
      <Button
        component="a"
        href="/api/v1/session/provider?invitation=true"
        size="md"
        fullWidth
        leftSection={<IconBuildingBank size={18} aria-hidden />}
        data-testid="accept-invitation"
      >
        {t('signIn.provider', { name: options.provider ?? '' })}
      </Button>
    </div>
  );
}
