/// Learns a style from the user's own MIDI files: measures how they are played and takes their most
/// typical bars as patterns. Control thread; nothing here is trained.
@org.jspecify.annotations.NullMarked
package io.sideman.corpus.style;
