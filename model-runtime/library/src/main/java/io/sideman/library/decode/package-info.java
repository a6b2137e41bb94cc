/// Sound files to samples and back: WAV, AIFF, FLAC, MP3, Ogg Vorbis. Whatever is wrong with a file
/// ends in a [io.sideman.library.decode.SoundException] with a reason for people. Any thread; no
/// state between calls.
@NullMarked
package io.sideman.library.decode;

import org.jspecify.annotations.NullMarked;
