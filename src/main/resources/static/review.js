// One key judges the claim that is looked at; two more go on and back.
'use strict';
(() => {
  const claims = () => [...document.querySelectorAll('.claim-card')];
  document.querySelectorAll('[data-scripted]').forEach(line => { line.hidden = false; });
  let at = location.hash ? claims().findIndex(claim => '#' + claim.id === location.hash) : -1;

  function go(to) {
    const all = claims();
    at = Math.max(0, Math.min(all.length - 1, to));
    all[at]?.focus({ preventScroll: true });
    all[at]?.scrollIntoView({ block: 'start' });
  }

  document.addEventListener('focusin', event => {
    const claim = event.target.closest('.claim-card');
    if (claim) { at = claims().indexOf(claim); }
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) { return; }
    if (event.key === 'j') { go(at + 1); return; }
    if (event.key === 'k') { go(at - 1); return; }
    const claim = claims()[at];
    const button = claim?.querySelector(`[data-key="${event.key}"]`);
    if (!button) { return; }
    event.preventDefault();
    const reason = button.form.elements.reason;
    if (event.key !== 'a' && !reason.value.trim()) {
      // Doubting and rejecting need words: type them and press Enter on the button.
      reason.focus();
      return;
    }
    button.click();
  });
  // What was judged is looked at still.
  document.addEventListener('htmx:afterSettle', () => claims()[at]?.focus({ preventScroll: true }));
})();
