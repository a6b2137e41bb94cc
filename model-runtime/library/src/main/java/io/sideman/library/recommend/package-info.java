/// Recommenders from who had what, and nothing else: they know numbers of listeners and items only.
/// Their matrices are small and symmetric, so a Cholesky factorisation of our own is all the linear
/// algebra there is. Any thread; what is built is immutable.
@NullMarked
package io.sideman.library.recommend;

import org.jspecify.annotations.NullMarked;
