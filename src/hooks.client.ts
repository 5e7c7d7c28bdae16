/** The first of our own code that runs in a page; pages are needed by nobody before there is an engine to ask. */
import { startEngine } from '$lib/state/engine-start';

startEngine(document.baseURI);
