import { movedElsewhere, regionOfPage } from './regionOfPage';

export interface Problem {
  code?: string;
  detail?: string;
  title?: string;
  errors?: Record<string, string[]>;
  [extra: string]: unknown;
}

/** The server refused, with the reason. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly retryAfterSeconds: number | null,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }

  get code(): string {
    return this.problem.code ?? `http-${this.status}`;
  }
}

/** What was asked for does not exist, or not for this person. */
export const isMissing = (error: unknown): boolean => error instanceof HttpError && error.status === 404;

/** The same request gets the same answer: there is no sense in repeating it. */
export const isFinal = (error: unknown): boolean =>
  error instanceof HttpError && error.status < 500 && error.status !== 408 && error.status !== 429;

/** The request may or may not have reached the server. */
export class NetworkError extends Error {}

/** Dispatched on the window when the server has ended the session. */
export const signedOut = 'dialog:signed-out';

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Files, instead of a body; the browser writes the boundary. */
  form?: FormData;
  /** Goes out although the page is closing. */
  keepalive?: boolean;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export async function send<T>(path: string, request: Request = {}): Promise<T> {
  const method = request.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json', ...request.headers };
  // A browser cannot add this header across origins: it is the defence against forged requests.
  if (method !== 'GET') headers['X-Dialog'] = '1';
  // Signing in, and going on elsewhere, are of no region.
  const region = path.startsWith('/api/v1/session') ? null : regionOfPage();
  if (region !== null) headers['X-Dialog-Region'] = region;
  if (request.body !== undefined) headers['Content-Type'] = 'application/json';

  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      body: request.form ?? (request.body === undefined ? undefined : JSON.stringify(request.body)),
      keepalive: request.keepalive,
      signal: request.signal,
    });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new NetworkError(error instanceof Error ? error.message : String(error));
  }

  if (response.status === 401 && path !== '/api/v1/session') globalThis.dispatchEvent(new Event(signedOut));
  if (!response.ok) {
    const problem = await readProblem(response);
    if (problem.code === 'another-region') globalThis.dispatchEvent(new Event(movedElsewhere));
    throw new HttpError(response.status, problem, retryAfter(response));
  }
  if (response.status === 204 || response.headers.get('Content-Length') === '0') return undefined as T;
  return (await response.json()) as T;
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    // A proxy's page instead of a problem document: the status alone has to do.
    return {};
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
