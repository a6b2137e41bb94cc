/// The data sets that Sideman learns from and is measured on, and their fixed split. Background
/// processes only.
@NullMarked
package io.sideman.corpus;

import org.jspecify.annotations.NullMarked;
