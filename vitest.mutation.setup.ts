import fc from "fast-check";

/** Fewer examples a property: a mutant that survives these is caught by the examples worked by hand, or is news. */
fc.configureGlobal({ numRuns: 20 });
