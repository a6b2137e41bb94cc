/// The piece that lets a newcomer hear the band without any device.
@NullMarked
package io.sideman.app.demo;

import org.jspecify.annotations.NullMarked;
