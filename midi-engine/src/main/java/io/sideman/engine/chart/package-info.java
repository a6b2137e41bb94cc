/// Music as text: chord symbols, chord charts, Roman numerals, and JFugue's note strings. Readers
/// have no state of their own; any thread. Errors name line and column.
@NullMarked
package io.sideman.engine.chart;

import org.jspecify.annotations.NullMarked;
