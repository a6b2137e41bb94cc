/// Building the DAW plugin, and putting it where hosts look. Control thread only.
@NullMarked
package io.sideman.app.plugin;

import org.jspecify.annotations.NullMarked;
