/// MIDI ports of the band's own, made by the native shim. Control thread only; no thread of the JVM
/// ever touches a message here: they pass through the link file.
@NullMarked
package io.sideman.app.shim;

import org.jspecify.annotations.NullMarked;
