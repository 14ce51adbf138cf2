/** Options of the Remix plugin; vite.config.ts hands them over. */
export default {
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    // Both decoders these two switch on have open advisories that Remix 2 will not mend.
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
};
