/// What stretching does to sound: material, rivals, figures. Used by `evaluate conform`; one
/// thread.
@NullMarked
package io.sideman.corpus.stretch;

import org.jspecify.annotations.NullMarked;
