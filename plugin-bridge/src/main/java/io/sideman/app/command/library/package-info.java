/// The commands of the library: one class each, loaded when it is asked for. Control thread only.
@NullMarked
package io.sideman.app.command.library;

import org.jspecify.annotations.NullMarked;
