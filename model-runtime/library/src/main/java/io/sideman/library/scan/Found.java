package io.sideman.library.scan;

import java.nio.file.Path;

/// A file as it lies on the disk.
///
/// @param path absolute
record Found(Path path, long size, long modifiedMillis) {}
