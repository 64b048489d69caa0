import { useEffect, useRef } from 'react';
import { readSetting, shortcutsSetting } from './settings';

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const letters = /^Key([A-Z])$/;

/** The name of a key whatever the layout: on a Russian one the key "j" types "о". */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) return '?';
  if (event.key === '/' || event.code === 'Slash') return '/';
  const letter = letters.exec(event.code)?.[1];
  if (letter) return event.shiftKey ? letter : letter.toLowerCase();
  return event.key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

/** Whether a dialog was open when the key was pressed, wherever the focus is: by the time the screen hears of it, Escape has closed the dialog. */
let modal = false;
if (typeof document !== 'undefined') {
  const look = () => {
    modal = document.querySelector('[aria-modal="true"]') !== null;
  };
  globalThis.addEventListener('keydown', look, true);
}

/** A control keeps its own meaning of Enter and Space. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role="button"], summary') !== null;

let prefix: { key: string; at: number } | null = null;

/** Single keys ("j") and pairs ("g b") while nobody is typing. */
export function useKeys(map: KeyMap): void {
  const current = useRef(map);
  useEffect(() => {
    current.current = map;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (modal || isTyping(event.target) || isInDialog(event.target)) return;
      if (readSetting(shortcutsSetting, 'on') === 'off') return;
      const key = keyName(event);
      if ((key === 'Enter' || key === ' ') && isControl(event.target)) return;
      const pair = prefix !== null && event.timeStamp - prefix.at < 1500 ? `${prefix.key} ${key}` : null;
      const action = (pair !== null ? current.current[pair] : undefined) ?? current.current[key];
      if (action) {
        event.preventDefault();
        action(event);
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Remembers the "g" of "g b"; mounted once, after every other listener has seen the key. */
export function rememberPrefix(): () => void {
  const listen = (event: KeyboardEvent) => {
    prefix = keyName(event) === 'g' && !isTyping(event.target) ? { key: 'g', at: event.timeStamp } : null;
  };
  globalThis.addEventListener('keydown', listen);
  return () => globalThis.removeEventListener('keydown', listen);
}
