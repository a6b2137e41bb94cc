/// Writing files so that a failure leaves the old one untouched. What else the file system knows:
/// programs. Control threads only: this is I/O.
@NullMarked
package io.sideman.engine.files;

import org.jspecify.annotations.NullMarked;
