/// Bach's chorales on a grid of 16ths, the measure that papers on music models share: read, turned
/// into sequences, scored. Nothing of them ships. Training and evaluation only.
@NullMarked
package io.sideman.corpus.chorales;

import org.jspecify.annotations.NullMarked;
