/// What originality is measured against: the melodic lines of the songs that training sees, and of
/// a folder of the user's. Any one thread.
@NullMarked
package io.sideman.corpus.originality;

import org.jspecify.annotations.NullMarked;
