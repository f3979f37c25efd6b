import { describe, expect, test } from 'vitest';
import { settingsOf } from '../src/loader/settings';
import type { LoaderSettings } from '../src/settings';

/** What `/widget.js` starts from. */
const nothing: LoaderSettings = { frameUrl: 'https://calls.example/widget.js?v=1', labels: { de: 'Sprechen Sie mit uns' } };
const rendered: LoaderSettings = { widgetId: 'wgt_a', frameUrl: 'https://calls.example/widget/wgt_a', label: 'Ask us', color: '#0f766e', fullPage: true };

const tag = (attributes: Record<string, string>) => ({ attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })) });

describe('settings', () => {
  test('of an id alone have the default look, and a frame on the server of the script', () => {
    expect(settingsOf('wgt_a', nothing, null)).toEqual({
      widgetId: 'wgt_a',
      frameUrl: 'https://calls.example/widget/wgt_a',
      labels: nothing.labels,
      color: '#2f5bea',
      corner: 'bottom-right',
      fullPage: false,
    });
  });

  test('are those that were rendered', () => expect(settingsOf('wgt_a', rendered, null)).toMatchObject(rendered));

  test('of another widget than the rendered one take its server alone', () => {
    const { label, color, frameUrl } = settingsOf('wgt_b', rendered, null);
    expect({ label, color, frameUrl }).toEqual({ label: undefined, color: '#2f5bea', frameUrl: 'https://calls.example/widget/wgt_b' });
  });

  const look = { label: 'Ask', title: 'Reception', color: '#FFD400', corner: 'top-left', language: 'de', theme: 'dark', size: 'large', radius: '4', preload: 'idle' };

  test.each(['', 'data-'])('every attribute is taken (%j before its name)', (prefix) => {
    const attributes = Object.fromEntries(Object.entries({ ...look, 'full-page': 'true', rejoin: 'false' }).map(([name, value]) => [prefix + name, value]));
    expect(settingsOf('wgt_a', nothing, tag(attributes), prefix)).toMatchObject({ ...look, fullPage: true, rejoin: false });
  });

  test('an attribute wins over what was rendered', () => expect(settingsOf('wgt_a', rendered, tag({ label: 'Now' })).label).toBe('Now'));

  test('what has no prefix on a script is the page’s, not ours', () => {
    expect(settingsOf('wgt_a', nothing, tag({ title: 'A tooltip' }), 'data-').title).toBeUndefined();
  });

  test.each([['', true], ['true', true], ['false', false]])('full-page="%s" is %s', (value, expected) => {
    expect(settingsOf('wgt_a', nothing, tag({ 'full-page': value })).fullPage).toBe(expected);
  });

  test.each(['red', '#fff', '#12345g', 'url(x)', '#1234567'])('the colour %s is not one, and the default stays', (color) => {
    expect(settingsOf('wgt_a', nothing, tag({ color })).color).toBe('#2f5bea');
  });

  test.each(['middle', 'bottom-right;display:none', 'left-top', ''])('the corner "%s" is not one, and the default stays', (corner) => {
    expect(settingsOf('wgt_a', nothing, tag({ corner })).corner).toBe('bottom-right');
  });

  test.each(['frame-url', 'frameurl', 'widget-id', 'widgetid'])('%s cannot name another server or widget', (name) => {
    expect(settingsOf('wgt_a', nothing, tag({ [name]: 'https://evil.example/' }))).toMatchObject({ widgetId: 'wgt_a', frameUrl: 'https://calls.example/widget/wgt_a' });
  });

  test('an id cannot leave its place in the address', () => {
    expect(settingsOf('../../evil?x#', nothing, null).frameUrl).toBe('https://calls.example/widget/..%2F..%2Fevil%3Fx%23');
  });
});
