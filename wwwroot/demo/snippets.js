// Copies what stands beside a button, or marks it where the browser does not let a page copy.
'use strict';

document.querySelectorAll('.line').forEach((line) => {
  const button = line.querySelector('.copy');
  const code = line.querySelector('code');
  const tell = (done) => {
    document.querySelectorAll('.copy').forEach((one) => {
      one.firstElementChild.textContent = one === button ? done : 'Copy';
    });
    document.querySelector('[data-id=copied]').textContent = `${done}: ${line.querySelector('h3').textContent}`;
  };

  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      tell('Copied');
    } catch {
      getSelection().selectAllChildren(code);
      tell('Marked');
    }
  });
});
