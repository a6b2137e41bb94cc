/// Open Sound Control over UDP: other programs move the band's controls and hear how it stands.
/// Everything here runs on the server's own thread, unless a method says otherwise.
@NullMarked
package io.sideman.app.osc;

import org.jspecify.annotations.NullMarked;
