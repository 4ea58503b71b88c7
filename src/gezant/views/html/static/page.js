// What the pages do better with scripts than without. Every page works without them.
"use strict";

// The address bar shows the address that lasts, so that what is copied from it can be shared.
const lasting = document.querySelector('link[rel="canonical"]');
if (lasting && lasting.href !== location.href) history.replaceState(history.state, "", lasting.href + location.hash);
