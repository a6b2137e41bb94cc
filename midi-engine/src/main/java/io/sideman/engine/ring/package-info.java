/// Rings that carry packed events between two threads without locks or objects. Each side belongs
/// to one thread; who that is stands on every method.
@NullMarked
package io.sideman.engine.ring;

import org.jspecify.annotations.NullMarked;
