package io.sideman.library.index;

/// An answer of the index.
///
/// @param score of [LibraryIndex#near] the cosine, -1 to 1; of [LibraryIndex#words] the share of
///   the words that it meets, 0 to 1; of [LibraryIndex#tune] any number, the more the better; of
///   [LibraryIndex#all] 1
public record Hit(Entry entry, double score) {}
