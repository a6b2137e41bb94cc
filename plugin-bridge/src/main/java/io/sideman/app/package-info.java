/// The application: the command line and everything that stands around the band.
@NullMarked
package io.sideman.app;

import org.jspecify.annotations.NullMarked;
