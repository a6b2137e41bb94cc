package io.sideman.app.shim;

/// A backend as it is on this machine now.
///
/// @param ready whether ports can be opened in it
/// @param words a sentence: what is there, or what is missing and what to do
public record Route(Backend backend, boolean ready, String words) {}
