/// One class per command. Each parses its options and hands over; control thread only.
@NullMarked
package io.sideman.app.command;

import org.jspecify.annotations.NullMarked;
