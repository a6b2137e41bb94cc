/// An item of the library conformed to the session, as a file to keep or a sound to hear. Control
/// threads and workers.
@NullMarked
package io.sideman.app.take;

import org.jspecify.annotations.NullMarked;
