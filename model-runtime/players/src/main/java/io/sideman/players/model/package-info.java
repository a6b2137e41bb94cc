/// The `.sideman-model` file: header, data sheet, weights and checksum in one file that is read
/// without any training library. Loading threads only; nothing here belongs on the live path.
@NullMarked
package io.sideman.players.model;

import org.jspecify.annotations.NullMarked;
