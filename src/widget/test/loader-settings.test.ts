import { describe, expect, test } from 'vitest';
import { settingsFromTag } from '../src/loader/settings';

const src = 'https://calls.example/widget.js?v=1';

describe('settings of the plain loader', () => {
  test('the id alone gets the default look, on the origin of the script', () => {
    expect(settingsFromTag({ src, dataset: { widget: 'wgt_a' } })).toEqual({
      widgetId: 'wgt_a',
      frameUrl: 'https://calls.example/widget/wgt_a',
      protocol: 1,
      label: 'Talk to us',
      title: 'Voice call',
      color: '#2f5bea',
      corner: 'bottom-right',
      language: 'en',
      fullPage: false,
      paused: false,
    });
  });

  test('every data attribute is taken', () => {
    const look = { label: 'Ask', title: 'Reception', color: '#FFD400', corner: 'top-left', language: 'de' };
    expect(settingsFromTag({ src, dataset: { widget: 'wgt_a', ...look, fullPage: '' } })).toMatchObject({ ...look, fullPage: true });
  });

  test.each(['red', '#fff', '#12345g', 'url(x)', '#1234567'])('the colour %s is not one, and the default stays', (color) => {
    expect(settingsFromTag({ src, dataset: { widget: 'wgt_a', color } })?.color).toBe('#2f5bea');
  });

  test.each(['middle', 'bottom-right;display:none', 'left-top', ''])('the corner "%s" is not one, and the default stays', (corner) => {
    expect(settingsFromTag({ src, dataset: { widget: 'wgt_a', corner } })?.corner).toBe('bottom-right');
  });

  test('an id cannot leave its place in the address', () => {
    expect(settingsFromTag({ src, dataset: { widget: '../../evil?x#' } })?.frameUrl).toBe('https://calls.example/widget/..%2F..%2Fevil%3Fx%23');
  });

  test('without an id there is no widget', () => expect(settingsFromTag({ src, dataset: {} })).toBeNull());
});
