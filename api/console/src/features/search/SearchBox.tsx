import { ActionIcon, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useText } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import classes from './Search.module.css';

/** The search of the top bar; "/" leads here from every screen. */
export function SearchBox() {
  const { t } = useText();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const asked = pathname === '/search' ? (parameters.get('q') ?? '') : '';
  const [text, setText] = useState(asked);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setText(asked), [asked]);
  useKeys({
    '/': () => {
      // On a phone the field lives on the page of the search.
      if (field.current?.offsetParent) field.current.select();
      else void navigate('/search');
    },
  });
  const go = () => {
    const question = new URLSearchParams(pathname === '/search' ? parameters : undefined);
    question.set('q', text.trim());
    if (text.trim()) void navigate(`/search?${question}`);
  };
  return (
    <>
      <form
        role="search"
        aria-label={t('search.everywhere')}
        className={classes.box}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <TextInput
          ref={field}
          data-testid="top-search"
          size="xs"
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          placeholder={t('search.short')}
          aria-label={t('search.everywhere')}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={<Kbd size="xs">/</Kbd>}
          classNames={{ input: classes.boxInput }}
        />
      </form>
      <ActionIcon
        variant="transparent"
        c="inherit"
        size={30}
        className={classes.icon}
        aria-label={t('search.everywhere')}
        onClick={() => void navigate('/search')}
      >
        <IconSearch size={19} aria-hidden />
      </ActionIcon>
    </>
  );
}
