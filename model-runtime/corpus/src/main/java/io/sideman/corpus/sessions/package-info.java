/// What is taken after what: courses of items in the order in which people took them, the training
/// of the session model on them, and its rivals. Control thread.
@NullMarked
package io.sideman.corpus.sessions;

import org.jspecify.annotations.NullMarked;
