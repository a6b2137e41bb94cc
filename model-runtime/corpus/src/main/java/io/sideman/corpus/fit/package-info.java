/// Learns and measures what goes with what: parts of one song are taken apart and must find each
/// other again. Training and evaluation only.
@NullMarked
package io.sideman.corpus.fit;

import org.jspecify.annotations.NullMarked;
