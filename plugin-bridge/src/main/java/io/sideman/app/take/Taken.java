package io.sideman.app.take;

/// A conformed file, ready to be written or sent.
///
/// @param name without folders, telling what it became
/// @param type for a browser
/// @param beats its length in quarters of the session; 0 for one-shots
/// @param told what was done, in words
@SuppressWarnings("ArrayRecordComponent") // on its way out; nobody compares it
public record Taken(String name, String type, byte[] bytes, double beats, String told) {}
