import { Alert, Button, Loader, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { HttpError } from '@/lib/api/http';
import { type SearchQuestion, searchCases, searchFilters } from '@/lib/cases/searchCases';
import { useText } from '@/lib/i18n';
import { Filters } from './Filters';
import { Hit } from './Hit';
import classes from './Search.module.css';

/** What was found, newest first. The question lives in the address, so that every result is a link. */
export function SearchPage() {
  const { t } = useText();
  const [parameters, setParameters] = useSearchParams();
  const question: SearchQuestion = { q: parameters.get('q') ?? '' };
  for (const name of searchFilters) question[name] = parameters.get(name) ?? undefined;
  const { data, error, isFetching, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['search', question],
    queryFn: ({ pageParam, signal }) => searchCases(question, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    enabled: question.q !== '',
    retry: (count, failure) => !(failure instanceof HttpError) && count < 2,
  });
  const hits = data?.pages.flatMap((page) => page.items) ?? [];
  useEffect(() => {
    document.title = `${question.q || t('search.title')} — ${t('app.name')}`;
  }, [question.q, t]);
  const set = (name: string, value: string | null) =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <div className={classes.column}>
        <h1 className={classes.title}>{t('search.title')}</h1>
        <PageForm asked={question.q} ask={(q) => set('q', q)} />
        <Filters question={question} set={set} />
        {question.q === '' ? <p className={classes.hint}>{t('search.how')}</p> : null}
        {error ? (
          <Alert color="red">{error instanceof HttpError && error.status === 400 ? t('search.tooFew') : t('search.failed')}</Alert>
        ) : null}
        {data && hits.length === 0 ? (
          <p className={classes.hint} role="status">
            {t('search.nothing')}
          </p>
        ) : null}
        <ol className={classes.hits} data-testid="hits">
          {hits.map((hit) => (
            <li key={hit.case.id}>
              <Hit hit={hit} />
            </li>
          ))}
        </ol>
        {isFetching ? <Loader size="sm" aria-label={t('common.loading')} className={classes.more} /> : null}
        {hasNextPage && !isFetching ? (
          <Button variant="default" className={classes.more} onClick={() => void fetchNextPage()}>
            {t('search.more')}
          </Button>
        ) : null}
      </div>
    </main>
  );
}

/** On a phone, where the top bar has no room for a field. */
function PageForm({ asked, ask }: { asked: string; ask: (q: string) => void }) {
  const { t } = useText();
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  return (
    <form
      className={classes.pageForm}
      onSubmit={(event) => {
        event.preventDefault();
        ask(text.trim());
      }}
    >
      <TextInput
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
        aria-label={t('search.words')}
        placeholder={t('search.placeholder')}
      />
    </form>
  );
}
